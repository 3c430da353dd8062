import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';

export type PoolLead = {
  id: string;
  storeId: string;
  conversedAt: string | null;
  stage: string;
  givenUpBy: string | null;
};

/** A lead in nobody's hand, locked: who comes second waits here and then finds it taken. */
export async function lockUnheld({ db, actor }: Ctx, id: string): Promise<PoolLead | undefined> {
  const { rows } = await sql<PoolLead & { ownerId: string | null; outcome: string }>`
    select id, store_id, conversed_at, stage, given_up_by, owner_id, outcome from leads.lead
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid and store_id is not null for update`.execute(
    db,
  );
  const [lead] = rows;
  return lead && lead.outcome === 'open' && lead.ownerId === null ? lead : undefined;
}

/** At which store a lead lies. */
export async function storeOfLead({ db, actor }: Ctx, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('leads.lead')
    .select('storeId')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.storeId ?? null;
}

/** Which seat somebody has at a store, if any; locked, so that two claims of theirs are counted one by one. */
export async function lockMySeatAt({ db, actor }: Ctx, storeId: string) {
  return db
    .selectFrom('leads.seat')
    .select([sql<'dcc' | 'consultant'>`role`.as('role'), 'teamId'])
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('personId', '=', actor.personId)
    .where('leftAt', 'is', null)
    .orderBy('role')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** How many somebody claimed on a day. */
export async function claimedOn({ db, actor }: Ctx, storeId: string, day: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from leads.allocation a
    join people.dealer_group g on g.tenant_id = a.tenant_id
    where a.tenant_id = ${actor.tenantId} and a.store_id = ${storeId}::uuid and a.ground = 'claimed'
      and a.person_id = ${actor.personId}::uuid and a.at >= ${day}::date::timestamp at time zone g.zone`.execute(
    db,
  );
  return rows[0]!.count;
}

export type Silent = {
  id: string;
  storeId: string;
  ownerId: string;
  grade: string;
  customerName: string;
  silentDays: number;
};

/** Open leads in somebody's hand and how long nobody reached them, a page in order of ids (沉默线索). */
export async function silentLeads(
  { db, actor, now }: Ctx,
  after: string,
  limit: number,
): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select l.id, l.store_id, l.owner_id, l.grade, coalesce(c.name, '') as customer_name,
      floor(extract(epoch from ${now}::timestamptz - coalesce(l.last_contact_at, l.assigned_at)) / 86400)::int as silent_days
    from leads.lead l
    left join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    where l.tenant_id = ${actor.tenantId} and l.outcome = 'open' and l.owner_id is not null and l.store_id is not null
      and l.intake <> 'import' and coalesce(l.last_contact_at, l.assigned_at) < ${now}::timestamptz - interval '1 day'
      and l.id > ${after}::uuid
    order by l.id limit ${limit}`.execute(db);
  return rows;
}
