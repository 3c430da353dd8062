import { sql } from 'kysely';
import type { z } from 'zod';
import { pageFrom } from '../../../kernel/page.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import type { CandidateSet } from '../allocation/allocation.rules.ts';
import type { Role } from '../allocation/queue.queries.ts';
import type { Appeal } from './appeal.schema.ts';

/** The only door to appeals: those of the stores whose leads one manages, and one's own. */
const visible = (ctx: Ctx) => sql<boolean>`(appeal.person_id = ${ctx.actor.personId}::uuid
  or ${withinReach(ctx, 'lead', 'bulk', { store: 'appeal.storeId' })})`;

type Asked = { state: 'open' | 'decided'; limit: number; after?: string | undefined };

/** Appeals within reach, the latest first; ids are in the order of time. */
export async function appealsOf(ctx: Ctx, { state, limit, after }: Asked) {
  const { rows } = await sql<z.output<typeof Appeal>>`
    select appeal.id, appeal.lead_id, appeal.allocation_id, appeal.role, cu.name as customer_name, s.name as store_name,
      appeal.person_id, p.name as person_name, got.name as got_name, a.ground, a.at as dealt_at, appeal.text,
      appeal.made_at, appeal.due_at, appeal.verdict, appeal.answer, by.name as decided_by_name, appeal.decided_at
    from leads.appeal appeal
    join leads.allocation a on a.tenant_id = appeal.tenant_id and a.id = appeal.allocation_id
    join leads.lead l on l.tenant_id = appeal.tenant_id and l.id = appeal.lead_id
    join people.store s on s.tenant_id = appeal.tenant_id and s.id = appeal.store_id
    left join customers.customer cu on cu.tenant_id = l.tenant_id and cu.id = l.customer_id
    left join people.person p on p.tenant_id = appeal.tenant_id and p.id = appeal.person_id
    left join people.person got on got.tenant_id = a.tenant_id and got.id = a.person_id
    left join people.person by on by.tenant_id = appeal.tenant_id and by.id = appeal.decided_by
    where appeal.tenant_id = ${ctx.actor.tenantId} and (appeal.verdict is null) = ${state === 'open'}
      and (${after ?? null}::uuid is null or appeal.id < ${after ?? null}::uuid) and ${visible(ctx)}
    order by appeal.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(rows, limit, ({ id }) => id);
}

export type Allocated = {
  id: string;
  leadId: string;
  storeId: string;
  role: Role;
  personId: string | null;
  value: CandidateSet | null;
};

/** A receipt with whom it concerns. */
export async function allocationById(
  { db, actor }: Ctx,
  id: string,
): Promise<Allocated | undefined> {
  const { rows } = await sql<Allocated>`
    select a.id, a.lead_id, a.store_id, a.role, a.person_id, c.value from leads.allocation a
    left join leads.candidate_set c on c.tenant_id = a.tenant_id and c.id = a.set_id
    where a.tenant_id = ${actor.tenantId} and a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

type NewAppeal = {
  storeId: string;
  role: Role;
  allocationId: string;
  leadId: string;
  text: string;
  dueAt: string;
};

/** Undefined where this person appealed against it before: the key decides. */
export async function insertAppeal(
  { db, actor, now }: Ctx,
  appeal: NewAppeal,
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('leads.appeal')
    .values({ tenantId: actor.tenantId, id, personId: actor.personId, madeAt: now, ...appeal })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

export type Pending = {
  id: string;
  storeId: string;
  role: Role;
  leadId: string;
  personId: string;
  verdict: string | null;
};

/** An appeal that the actor may answer, locked. */
export async function lockAppeal(ctx: Ctx, id: string): Promise<Pending | undefined> {
  const { rows } = await sql<Pending>`
    select id, store_id, role, lead_id, person_id, verdict from leads.appeal appeal
    where tenant_id = ${ctx.actor.tenantId} and id = ${id}::uuid
      and ${withinReach(ctx, 'lead', 'bulk', { store: 'appeal.storeId' })} for update`.execute(
    ctx.db,
  );
  return rows[0];
}

export async function writeVerdict(
  { db, actor, now }: Ctx,
  id: string,
  verdict: { verdict: 'upheld' | 'rejected'; answer: string; credit: number },
): Promise<void> {
  await db
    .updateTable('leads.appeal')
    .set({ ...verdict, decidedBy: actor.personId, decidedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Appeals whose limit has passed and of which nobody was told yet; marked as told. */
export async function takeLate({ db, actor, now }: Ctx, limit: number) {
  const { rows } = await sql<{ id: string; storeId: string; personId: string; dueAt: string }>`
    update leads.appeal set told_late = true where tenant_id = ${actor.tenantId} and id in (
      select id from leads.appeal where tenant_id = ${actor.tenantId} and verdict is null and not told_late
        and due_at <= ${now}::timestamptz order by due_at limit ${limit} for update skip locked)
    returning id, store_id, person_id, due_at`.execute(db);
  return rows;
}
