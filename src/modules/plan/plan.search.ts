import type { SearchKind } from '../../platform/search/search-kind.ts';
import { plansToFind } from './plan-search.queries.ts';

/** Plans by year and store (年度计划). */
export const planSearch: SearchKind = {
  kind: 'plan',
  resource: 'plan',
  name: { zh: '计划', en: 'Plans' },
  table: 'plan.year_plan',
  shape: 1,
  address: (id) => `/plan/${id}/targets`,
  read: plansToFind,
};
