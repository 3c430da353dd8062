import { sql } from 'kysely';
import type { PlaceTie } from '../people/index.ts';

/** Leads of a store, or of the people of a team (挂靠线索), with whoever follows them. */
export const leadTie: PlaceTie = {
  kind: 'leads',
  zh: '在跟线索',
  en: 'Open leads',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    const { rows } = await sql<{ name: string | null; count: number }>`
      select p.name, count(*)::int as count from leads.lead l
      left join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
      where l.tenant_id = ${actor.tenantId} and l.store_id = ${storeId}::uuid and l.outcome = 'open'
        and ${open}::boolean and (${teamId}::uuid is null or p.team_id = ${teamId}::uuid)
      group by p.name order by 2 desc, 1`.execute(db);
    return {
      count: rows.reduce((sum, row) => sum + row.count, 0),
      names: rows.flatMap(({ name }) => name ?? []),
    };
  },
};
