import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

export type DueAction = {
  id: string;
  title: string;
  ownerId: string;
  endsOn: string;
  planId: string;
  year: number;
  storeName: string | null;
};

/** Unfinished actions that end from one day to another, with the plan they belong to. */
export async function actionsEnding(
  { db, actor }: Ctx,
  { from, to }: { from: string; to: string },
): Promise<DueAction[]> {
  const { rows } = await sql<DueAction>`
    select a.id, a.title, a.owner_id, a.ends_on, p.id as plan_id, p.year, s.name as store_name
    from plan.action a
    join plan.year_plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
    left join people.store s on s.tenant_id = p.tenant_id and s.id = p.scope_store_id
    where a.tenant_id = ${actor.tenantId} and a.status in ('todo', 'doing') and a.ends_on between ${from} and ${to}
    order by a.ends_on, a.id limit 5000`.execute(db);
  return rows;
}

export type OwnAction = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  planId: string;
  year: number;
  isDone: boolean;
};

/** The asker's own actions that touch a span of days, dropped ones left out. */
export async function ownActionsBetween(
  { db, actor }: Ctx,
  { from, to }: { from: string; to: string },
): Promise<OwnAction[]> {
  const { rows } = await sql<OwnAction>`
    select a.id, a.title, a.starts_on, a.ends_on, p.id as plan_id, p.year, a.status = 'done' as is_done
    from plan.action a
    join plan.year_plan p on p.tenant_id = a.tenant_id and p.id = a.plan_id
    where a.tenant_id = ${actor.tenantId} and a.owner_id = ${actor.personId} and a.status <> 'dropped'
      and a.starts_on <= ${to} and a.ends_on >= ${from}
    order by a.starts_on, a.id limit 2000`.execute(db);
  return rows;
}
