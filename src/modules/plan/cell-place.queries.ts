import { sql } from 'kysely';
import type { PlaceTie } from '../people/index.ts';

/** Plans whose split names a place (计划分解), by year. */
export const planTie: PlaceTie = {
  kind: 'plans',
  zh: '计划中的分解',
  en: 'Plans split to it',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    if (open) return { count: 0, names: [] };
    const { rows } = await sql<{ year: number }>`
      select distinct y.year from plan.year_plan y
      where y.tenant_id = ${actor.tenantId} and exists (
        select 1 from plan.cell c where c.tenant_id = y.tenant_id and c.plan_id = y.id
          and c.store_id = ${storeId}::uuid and (${teamId}::uuid is null or c.team_id = ${teamId}::uuid))
      order by 1`.execute(db);
    return { count: rows.length, names: rows.map(({ year }) => String(year)) };
  },
};
