import { sql } from 'kysely';
import type { SearchKind } from '../../platform/search/search-kind.ts';
import { whichOf } from '../../platform/search/which.queries.ts';

/** Plans as the search reads them; the group's own stands under no store. */
export const plansToFind: SearchKind['read'] = async (db, tenantId, which) => {
  const { rows } = await sql<{
    id: string;
    year: number;
    store: string | null;
    storeId: string | null;
    sortedAt: string;
  }>`select plan.id, plan.year, s.name as store, s.id as store_id, plan.created_at as sorted_at
    from plan.year_plan plan left join people.store s on s.tenant_id = plan.tenant_id and s.id = plan.scope_store_id
    where plan.tenant_id = ${tenantId} and ${whichOf(which, 'plan.id')}`.execute(db);
  return rows.map(({ year, store, ...row }) => ({
    ...row,
    title: [`${year} 年度计划`, store].filter(Boolean).join(' · '),
    subtitle: '',
    words: ['plan'],
    names: ['年度计划', ...(store ? [store] : [])],
    teamId: null,
    personId: null,
  }));
};
