import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach, type RecordKind } from '../../platform/reach.ts';
import type { Measure } from './plan.schema.ts';

export type PlanRow = {
  id: string;
  year: number;
  storeId: string | null;
  storeName: string | null;
  createdAt: string;
  decomposed: {
    measure: Measure;
    version: number;
    changedAt: string;
    publishedVersion: number | null;
  }[];
};

/** Where a plan belongs: to its store; the group's plan to nobody but those whose right covers everything. */
export const planRecord: RecordKind = {
  resource: 'plan',
  table: 'plan.year_plan',
  title: 'year',
  columns: { store: 'plan.scope_store_id', id: 'plan.id' },
  address: '/plan/',
};

/** The only door to plans: those that the actor's right over plans reaches. */
const visible = (ctx: Ctx, verb: Verb) => withinReach(ctx, 'plan', verb, planRecord.columns);

/** Plans that the actor may read, newest year first, the group's before those of stores. */
export async function plansOf(
  ctx: Ctx,
  asked: { id?: string; year?: number | undefined },
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select plan.id, plan.year, nullif(plan.scope_store_id, ${NOBODY}::uuid) as store_id, store.name as store_name,
      plan.created_at, coalesce((select json_agg(json_build_object('measure', d.measure, 'version', d.version,
          'changedAt', to_char(d.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'publishedVersion', d.published_version) order by d.measure desc)
        from plan.decomposition d where d.tenant_id = plan.tenant_id and d.plan_id = plan.id), '[]') as decomposed
    from plan.year_plan plan left join people.store store
      on store.tenant_id = plan.tenant_id and store.id = plan.scope_store_id
    where plan.tenant_id = ${ctx.actor.tenantId} and ${visible(ctx, 'read')}
      ${asked.id ? sql`and plan.id = ${asked.id}::uuid` : sql``}
      ${asked.year ? sql`and plan.year = ${asked.year}` : sql``}
    order by plan.year desc, (plan.scope_store_id <> ${NOBODY}::uuid), store.name limit 500`.execute(
    ctx.db,
  );
  return rows;
}

/** Makes the plan; undefined where the year has one already (the unique key decides). */
export async function insertPlan(
  { db, actor, now }: Ctx,
  { year, storeId }: { year: number; storeId: string | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into plan.year_plan (tenant_id, id, year, scope_store_id, created_at, created_by)
    values (${actor.tenantId}, ${uuidV7()}, ${year}, ${storeId ?? NOBODY}, ${now}, ${actor.personId})
    on conflict (tenant_id, year, scope_store_id) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export type ActionRow = {
  id: string;
  title: string;
  owner: { id: string; name: string };
  startsOn: string;
  endsOn: string;
  status: 'todo' | 'doing' | 'done' | 'dropped';
};

export async function actionsOf(
  { db, actor }: Ctx,
  planId: string,
  id?: string,
): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select a.id, a.title, json_build_object('id', p.id, 'name', p.name) as owner, a.starts_on, a.ends_on, a.status
    from plan.action a join people.person p on p.tenant_id = a.tenant_id and p.id = a.owner_id
    where a.tenant_id = ${actor.tenantId} and a.plan_id = ${planId}::uuid
      ${id ? sql`and a.id = ${id}::uuid` : sql``}
    order by a.starts_on, a.id limit 1000`.execute(db);
  return rows;
}

export type ActionFields = { title: string; ownerId: string; startsOn: string; endsOn: string };

/** Adds an action, or changes the one with this id; false where there is none to change. */
export async function writeAction(
  { db, actor, now }: Ctx,
  planId: string,
  fields: ActionFields,
  id?: string,
): Promise<string | undefined> {
  const { title, ownerId, startsOn, endsOn } = fields;
  const { rows } = id
    ? await sql<{
        id: string;
      }>`update plan.action set title = ${title}, owner_id = ${ownerId}::uuid,
        starts_on = ${startsOn}::date, ends_on = ${endsOn}::date
        where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and id = ${id}::uuid returning id`.execute(
        db,
      )
    : await sql<{ id: string }>`insert into plan.action
        (tenant_id, id, plan_id, title, owner_id, starts_on, ends_on, created_at)
        values (${actor.tenantId}, ${uuidV7()}, ${planId}, ${title}, ${ownerId}, ${startsOn}, ${endsOn}, ${now})
        returning id`.execute(db);
  return rows[0]?.id;
}

export async function removeAction({ db, actor }: Ctx, planId: string, id: string) {
  const { numAffectedRows } = await sql`delete from plan.action where tenant_id = ${actor.tenantId}
    and plan_id = ${planId}::uuid and id = ${id}::uuid`.execute(db);
  return numAffectedRows === 1n;
}
