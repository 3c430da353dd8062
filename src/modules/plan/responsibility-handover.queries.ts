import { sql } from 'kysely';
import type { HandOverKind, Work } from '../people/index.ts';

const storeOfPlan = sql`nullif(plan.scope_store_id, '00000000-0000-0000-0000-000000000000'::uuid)`;

/** Actions of a plan that are not over (未完成的行动). */
export const actionHandOver: HandOverKind = {
  kind: 'actions',
  zh: '计划行动',
  en: 'Plan actions',
  resource: 'plan',
  takerNeedsRight: false,

  async listOf({ db, actor, now }, personId) {
    const { rows } = await sql<Work>`
      select a.id, concat_ws(' · ', plan.year::text, a.title, a.ends_on::text) as label, ${storeOfPlan} as store_id
      from plan.action a join plan.year_plan plan on plan.tenant_id = a.tenant_id and plan.id = a.plan_id
      where a.tenant_id = ${actor.tenantId} and a.owner_id = ${personId}::uuid
        and a.ends_on >= ${now.slice(0, 10)}::date
      order by a.ends_on, a.id`.execute(db);
    return rows;
  },

  async moveTo({ db, actor }, ids, { fromPersonId, toPersonId }) {
    const { rows } = await sql<{ id: string }>`
      update plan.action set owner_id = ${toPersonId}::uuid
      where tenant_id = ${actor.tenantId} and owner_id = ${fromPersonId}::uuid
        and id = any(${[...ids]}::uuid[]) returning id`.execute(db);
    return rows.map(({ id }) => id);
  },
};

/** SWOT items of this year's and later plans (SWOT 条目). */
export const swotHandOver: HandOverKind = {
  kind: 'swot',
  zh: 'SWOT 条目',
  en: 'SWOT items',
  resource: 'plan',
  takerNeedsRight: false,

  async listOf({ db, actor, now }, personId) {
    const { rows } = await sql<Work>`
      select s.id, concat_ws(' · ', plan.year::text, s.title) as label, ${storeOfPlan} as store_id
      from plan.swot_item s join plan.year_plan plan on plan.tenant_id = s.tenant_id and plan.id = s.plan_id
      where s.tenant_id = ${actor.tenantId} and s.owner_id = ${personId}::uuid
        and plan.year >= ${Number(now.slice(0, 4))}
      order by plan.year, s.created_at, s.id`.execute(db);
    return rows;
  },

  async moveTo({ db, actor }, ids, { fromPersonId, toPersonId }) {
    const { rows } = await sql<{ id: string }>`
      update plan.swot_item set owner_id = ${toPersonId}::uuid
      where tenant_id = ${actor.tenantId} and owner_id = ${fromPersonId}::uuid
        and id = any(${[...ids]}::uuid[]) returning id`.execute(db);
    return rows.map(({ id }) => id);
  },
};
