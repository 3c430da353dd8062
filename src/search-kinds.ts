import { leadSearch } from './modules/leads/lead.search.ts';
import { personSearch, storeSearch } from './modules/people/people.search.ts';
import { planSearch } from './modules/plan/plan.search.ts';
import { dealSearch } from './modules/sales/deal.search.ts';
import type { SearchKind } from './platform/search/search-kind.ts';

/** Every kind of record that can be searched. A new kind is one declaration and one line here. */
export const searchKinds: readonly SearchKind[] = [
  leadSearch,
  dealSearch,
  personSearch,
  storeSearch,
  planSearch,
];
