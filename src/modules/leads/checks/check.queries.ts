import { sql } from 'kysely';
import type { z } from 'zod';
import { pageFrom } from '../../../kernel/page.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import type { Scored } from './check.rules.ts';
import type { CallCheck } from './check.schema.ts';

/** The only door to checks: those of the stores whose leads one manages, and of one's own calls. */
const visible = (ctx: Ctx) => sql<boolean>`(call_check.person_id = ${ctx.actor.personId}::uuid
  or ${withinReach(ctx, 'lead', 'bulk', { store: 'callCheck.storeId', team: 'callCheck.teamId' })})`;

type CheckRow = z.output<typeof CallCheck>;

const columns = sql`call_check.id, call_check.week, call_check.person_id, p.name as person_name, s.name as store_name,
  c.lead_id, c.id as contact_id, cu.name as customer_name, c.at, c.direction, coalesce(c.seconds, 0) as seconds,
  c.proof, c.recording_url <> '' as has_recording, call_check.total, by.name as scored_by_name, call_check.scored_at`;

const joined = sql`leads.call_check call_check
  join leads.contact c on c.tenant_id = call_check.tenant_id and c.id = call_check.contact_id
  join leads.lead l on l.tenant_id = c.tenant_id and l.id = c.lead_id
  join people.person p on p.tenant_id = call_check.tenant_id and p.id = call_check.person_id
  left join people.store s on s.tenant_id = call_check.tenant_id and s.id = call_check.store_id
  left join customers.customer cu on cu.tenant_id = l.tenant_id and cu.id = l.customer_id
  left join people.person by on by.tenant_id = call_check.tenant_id and by.id = call_check.scored_by`;

type Asked = { state: 'open' | 'scored'; limit: number; after?: string | undefined };

/** Checks within reach, the latest first; ids are in the order of time. */
export async function checksOf(ctx: Ctx, { state, limit, after = undefined }: Asked) {
  const { rows } = await sql<CheckRow>`select ${columns} from ${joined}
    where call_check.tenant_id = ${ctx.actor.tenantId} and (call_check.scored_at is null) = ${state === 'open'}
      and (${after ?? null}::uuid is null or call_check.id < ${after ?? null}::uuid) and ${visible(ctx)}
    order by call_check.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(rows, limit, ({ id }) => id);
}

type CheckDetail = CheckRow & {
  storeId: string | null;
  teamId: string | null;
  scoredBy: string | null;
  sheet: Scored[] | null;
  remark: string;
  seed: string;
  wanted: number;
  pool: string[];
  drawnAt: string;
};

export async function checkById(ctx: Ctx, id: string): Promise<CheckDetail | undefined> {
  const { rows } =
    await sql<CheckDetail>`select ${columns}, call_check.store_id, call_check.team_id,
      call_check.scored_by, call_check.sheet, call_check.remark, d.seed, d.wanted, d.pool, d.drawn_at
    from ${joined}
    join leads.call_draw d on d.tenant_id = call_check.tenant_id and d.week = call_check.week
      and d.person_id = call_check.person_id
    where call_check.tenant_id = ${ctx.actor.tenantId} and call_check.id = ${id}::uuid
      and ${visible(ctx)}`.execute(ctx.db);
  return rows[0];
}

/** Holds a check until the commit, so that of two who score it at once one is first. */
export async function lockCheck({ db, actor }: Ctx, id: string): Promise<void> {
  await sql`select id from leads.call_check where tenant_id = ${actor.tenantId} and id = ${id}::uuid
    for update`.execute(db);
}

export async function writeScore(
  { db, actor, now }: Ctx,
  id: string,
  { sheet, total, remark }: { sheet: Scored[]; total: number; remark: string },
): Promise<void> {
  await db
    .updateTable('leads.callCheck')
    .set({ sheet: jsonOf(sheet), total, remark, scoredBy: actor.personId, scoredAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
