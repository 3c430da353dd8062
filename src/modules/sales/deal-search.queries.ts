import { sql } from 'kysely';
import { whichOf } from '../../platform/search/which.queries.ts';
import type { SearchKind } from '../../platform/search/search-kind.ts';

/** Deals as the search reads them, by id; names come by key. */
export const dealsToFind: SearchKind['read'] = async (db, tenantId, which) => {
  const { rows } = await sql<{
    id: string;
    number: string;
    customer: string | null;
    phone: string | null;
    marks: string[] | null;
    contracts: string[] | null;
    model: string | null;
    store: string | null;
    storeId: string;
    teamId: string | null;
    personId: string | null;
    sortedAt: string;
  }>`select deal.id, deal.number, c.name as customer, c.phone,
      (select array_agg(i.value) from customers.identity i
        where i.tenant_id = c.tenant_id and i.customer_id = c.id and i.kind in ('vin', 'plate')) as marks,
      (select array_agg(concat_ws(' ', k.number, v.vin)) from sales.contract k
        left join sales.vehicle v on v.tenant_id = k.tenant_id and v.id = k.vehicle_id
        where k.tenant_id = deal.tenant_id and k.deal_id = deal.id) as contracts,
      (select m.name from catalog.model m where m.tenant_id = deal.tenant_id and m.id = deal.model_id) as model,
      (select s.name from people.store s where s.tenant_id = deal.tenant_id and s.id = deal.store_id) as store,
      deal.store_id, deal.team_id, deal.person_id,
      coalesce(deal.closed_on, deal.opened_on, date '2000-01-01')::timestamptz as sorted_at
    from sales.deal left join customers.customer c on c.tenant_id = deal.tenant_id and c.id = deal.customer_id
    where deal.tenant_id = ${tenantId} and ${whichOf(which, 'deal.id')}`.execute(db);
  return rows.map(({ number, customer, phone, marks, contracts, model, store, ...row }) => ({
    ...row,
    title: [customer, number].filter(Boolean).join(' · '),
    subtitle: [model, store].filter(Boolean).join(' · '),
    words: [number, ...(marks ?? []), ...(contracts ?? []).flatMap((text) => text.split(' '))],
    names: customer ? [customer] : [],
    phone: phone ?? '',
  }));
};
