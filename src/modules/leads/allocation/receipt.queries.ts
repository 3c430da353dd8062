import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { CandidateSet } from './allocation.rules.ts';
import type { Role } from './queue.queries.ts';

export type StoredReceipt = {
  id: string;
  at: string;
  role: Role;
  turn: number | null;
  ground: string;
  personId: string | null;
  personName: string | null;
  decidedByName: string | null;
  note: string;
  cost: number;
  levels: number[] | null;
  value: CandidateSet | null;
};

/** The receipts of a lead, the latest first, with the lists that they rest on. */
export async function receiptsOf({ db, actor }: Ctx, leadId: string): Promise<StoredReceipt[]> {
  const { rows } = await sql<StoredReceipt>`
    select a.id, a.at, a.role, a.turn, a.ground, a.person_id, p.name as person_name, d.name as decided_by_name,
      a.note, a.cost, a.levels::text[] as levels, c.value
    from leads.allocation a
    left join leads.candidate_set c on c.tenant_id = a.tenant_id and c.id = a.set_id
    left join people.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
    left join people.person d on d.tenant_id = a.tenant_id and d.id = a.decided_by
    where a.tenant_id = ${actor.tenantId} and a.lead_id = ${leadId}::uuid
    order by a.at desc, a.id desc limit 100`.execute(db);
  return rows.map((row) => ({ ...row, levels: row.levels?.map(Number) ?? null }));
}

/** The store of a lead; undefined where there is no such lead. */
export async function storeOfLead(
  { db, actor }: Ctx,
  id: string,
): Promise<string | null | undefined> {
  const { rows } = await sql<{ storeId: string | null }>`select store_id from leads.lead
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
  return rows[0] && rows[0].storeId;
}

export async function namesOf(
  { db, actor }: Ctx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from people.person
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type Counted = {
  week: string;
  setId: string;
  personId: string;
  ground: string;
  grade: string;
  count: number;
};
type Span = { storeId: string; role: Role; from: string; to: string };

/** How often each list was dealt to and to whom, by week: what fairness is reckoned from. */
export async function countDealt(
  { db, actor }: Ctx,
  { storeId, role, from, to }: Span,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select date_trunc('week', a.at at time zone g.zone)::date as week, a.set_id, a.person_id, a.ground, l.grade,
      count(*)::int as count
    from leads.allocation a
    join people.dealer_group g on g.tenant_id = a.tenant_id
    join leads.lead l on l.tenant_id = a.tenant_id and l.id = a.lead_id
    where a.tenant_id = ${actor.tenantId} and a.store_id = ${storeId}::uuid and a.role = ${role}
      and a.turn is not null and a.at >= ${from}::date::timestamp at time zone g.zone
      and a.at < (${to}::date + 1)::timestamp at time zone g.zone
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

export async function setsNamed(
  { db, actor }: Ctx,
  ids: readonly string[],
): Promise<Map<string, CandidateSet>> {
  const { rows } = await sql<{
    id: string;
    value: CandidateSet;
  }>`select id, value from leads.candidate_set
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, value }) => [id, value]));
}
