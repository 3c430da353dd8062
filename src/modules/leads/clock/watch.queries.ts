import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';

export type Watched = {
  id: string;
  storeId: string | null;
  teamId: string | null;
  ownerId: string | null;
  customerName: string;
  nextWhat: string;
  nextAt: string;
  escalated: number;
  stage: string;
  waitsFor: string;
};

/** Leads whose clock the watch has to look at, the earliest first (时钟巡检); another watch passes them by. */
export async function watchedNow({ db, actor, now }: Ctx, limit: number): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    with due as materialized (select id from leads.lead where tenant_id = ${actor.tenantId}
      and watch_at <= ${now}::timestamptz order by watch_at limit ${limit} for no key update skip locked)
    select l.id, l.store_id, l.team_id, l.owner_id, coalesce(c.name, '') as customer_name, l.next_what, l.next_at, l.escalated,
      l.stage, l.waits_for
    from due join leads.lead l on l.tenant_id = ${actor.tenantId} and l.id = due.id
    left join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    order by l.next_at`.execute(db);
  return rows;
}

export type Graded = { id: string; storeId: string; expectedOn: string; grade: string };

/** Open leads with an expected day, a page at a time in order of ids. */
export async function gradedLeads(
  { db, actor }: Ctx,
  after: string,
  limit: number,
): Promise<Graded[]> {
  const { rows } = await sql<Graded>`select id, store_id, expected_on, grade from leads.lead
    where tenant_id = ${actor.tenantId} and outcome = 'open' and expected_on is not null and store_id is not null
      and id > ${after}::uuid order by id limit ${limit}`.execute(db);
  return rows;
}
