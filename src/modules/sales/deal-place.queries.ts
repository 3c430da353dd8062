import { sql } from 'kysely';
import type { PlaceTie } from '../people/index.ts';

/** Deals of a store or team (挂靠销售单), with whoever holds them; with `open` only those under way. */
export const dealTie: PlaceTie = {
  kind: 'deals',
  zh: '销售单',
  en: 'Deals',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    const { rows } = await sql<{ name: string | null; count: number }>`
      select p.name, count(*)::int as count from sales.deal d
      left join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where d.tenant_id = ${actor.tenantId} and d.store_id = ${storeId}::uuid
        and (${teamId}::uuid is null or d.team_id = ${teamId}::uuid)
        and (not ${open}::boolean or d.outcome = 'open')
      group by p.name order by 2 desc, 1`.execute(db);
    return {
      count: rows.reduce((sum, row) => sum + row.count, 0),
      names: rows.flatMap(({ name }) => name ?? []),
    };
  },
};
