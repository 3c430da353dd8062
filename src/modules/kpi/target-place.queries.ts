import { sql } from 'kysely';
import type { PlaceTie } from '../people/index.ts';

/** Published targets that name a place (已发布目标), by year: they are kept as they were published. */
export const targetTie: PlaceTie = {
  kind: 'targets',
  zh: '已发布的目标',
  en: 'Published targets',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    if (open) return { count: 0, names: [] };
    const { rows } = await sql<{ year: number }>`
      select distinct v.year from kpi.target_version v
      where v.tenant_id = ${actor.tenantId} and exists (
        select 1 from kpi.target t where t.tenant_id = v.tenant_id and t.version_id = v.id
          and t.store_id = ${storeId}::uuid and (${teamId}::uuid is null or t.team_id = ${teamId}::uuid))
      order by 1`.execute(db);
    return { count: rows.length, names: rows.map(({ year }) => String(year)) };
  },
};
