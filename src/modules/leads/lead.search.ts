import type { SearchKind } from '../../platform/search/search-kind.ts';
import { leadsToFind } from './lead-search.queries.ts';

/** Leads at work by customer, tail of the phone, model (线索); imported history is found by its deals. */
export const leadSearch: SearchKind = {
  kind: 'lead',
  resource: 'lead',
  name: { zh: '线索', en: 'Leads' },
  table: 'leads.lead',
  shape: 1,
  address: (id) => `/leads/${id}`,
  read: leadsToFind,
};
