import { sql } from 'kysely';
import { whichOf } from '../../platform/search/which.queries.ts';
import type { SearchKind } from '../../platform/search/search-kind.ts';

/** Leads as the search reads them, by id; names come by key. */
export const leadsToFind: SearchKind['read'] = async (db, tenantId, which) => {
  const { rows } = await sql<{
    id: string;
    customer: string | null;
    phone: string | null;
    model: string | null;
    source: string | null;
    store: string | null;
    storeId: string | null;
    teamId: string | null;
    personId: string | null;
    sortedAt: string;
  }>`select lead.id, c.name as customer, c.phone,
      (select m.name from catalog.model m where m.tenant_id = lead.tenant_id and m.id = lead.model_id) as model,
      (select s.name from marketing.source s where s.tenant_id = lead.tenant_id and s.id = lead.source_id) as source,
      (select s.name from people.store s where s.tenant_id = lead.tenant_id and s.id = lead.store_id) as store,
      lead.store_id, lead.team_id, lead.owner_id as person_id, lead.received_at as sorted_at
    from leads.lead left join customers.customer c on c.tenant_id = lead.tenant_id and c.id = lead.customer_id
    where lead.tenant_id = ${tenantId} and lead.intake <> 'import' and ${whichOf(which, 'lead.id')}`.execute(
    db,
  );
  return rows.map(({ customer, phone, model, source, store, ...row }) => ({
    ...row,
    title: [customer || '—', model].filter(Boolean).join(' · '),
    subtitle: [source, store].filter(Boolean).join(' · '),
    words: [],
    names: customer ? [customer] : [],
    phone: phone ?? '',
  }));
};
