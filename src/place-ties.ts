import { targetTie } from './modules/kpi/target-place.queries.ts';
import { leadTie } from './modules/leads/lead-place.queries.ts';
import { handoverTie, staffTie } from './modules/people/places/places.queries.ts';
import type { PlaceTie } from './modules/people/index.ts';
import { planTie } from './modules/plan/cell-place.queries.ts';
import { accountTie } from './modules/sales/account/account-ties.queries.ts';
import { stockTie } from './modules/sales/stock/stock-place.queries.ts';
import { dealTie } from './modules/sales/deal-place.queries.ts';

/** Every kind of record that hangs on stores and teams (挂靠类别). A new kind is one declaration and one line here. */
export const placeTies: readonly PlaceTie[] = [
  staffTie,
  handoverTie,
  leadTie,
  dealTie,
  accountTie,
  stockTie,
  targetTie,
  planTie,
];
