import type { SearchKind } from '../../platform/search/search-kind.ts';
import { dealsToFind } from './deal-search.queries.ts';

/** Deals by number, contract, customer, tail of the phone, plate, VIN, model (成交). */
export const dealSearch: SearchKind = {
  kind: 'deal',
  resource: 'deal',
  name: { zh: '销售', en: 'Deals' },
  table: 'sales.deal',
  shape: 2,
  address: (id) => `/deals?open=${id}`,
  read: dealsToFind,
};
