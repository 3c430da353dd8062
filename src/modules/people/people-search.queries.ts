import { sql } from 'kysely';
import type { SearchKind } from '../../platform/search/search-kind.ts';
import { whichOf } from '../../platform/search/which.queries.ts';

/** People as the search reads them. Their own phone numbers are no words: a colleague is found by name. */
export const peopleToFind: SearchKind['read'] = async (db, tenantId, which) => {
  const { rows } = await sql<{
    id: string;
    name: string;
    position: string;
    store: string | null;
    storeId: string | null;
    teamId: string | null;
  }>`select p.id, p.name, p.position, s.name as store, p.store_id, p.team_id
    from people.person p left join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
    where p.tenant_id = ${tenantId} and ${whichOf(which, 'p.id')}`.execute(db);
  return rows.map(({ name, position, store, ...row }) => ({
    ...row,
    personId: row.id,
    title: name,
    subtitle: [position, store].filter(Boolean).join(' · '),
    names: [name],
    sortedAt: '2000-01-01T00:00:00Z',
  }));
};

export const storesToFind: SearchKind['read'] = async (db, tenantId, which) => {
  const { rows } = await sql<{ id: string; name: string; city: string }>`
    select s.id, s.name, s.city from people.store s
    where s.tenant_id = ${tenantId} and ${whichOf(which, 's.id')}`.execute(db);
  return rows.map(({ id, name, city }) => ({
    id,
    title: name,
    subtitle: city,
    names: [name, city].filter(Boolean),
    storeId: id,
    teamId: null,
    personId: null,
    sortedAt: '2000-01-01T00:00:00Z',
  }));
};
