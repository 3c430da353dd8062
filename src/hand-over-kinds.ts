import { leadHandOver } from './modules/leads/lead-handover.queries.ts';
import type { HandOverKind } from './modules/people/index.ts';
import { deputyHandOver } from './modules/people/rights/deputy-handover.queries.ts';
import { actionHandOver, swotHandOver } from './modules/plan/responsibility-handover.queries.ts';
import { accountHandOver } from './modules/sales/account/account-ties.queries.ts';
import { dealHandOver } from './modules/sales/deal-handover.queries.ts';

/** Every kind of work that a leaver hands over (交接类别). A new kind is one declaration and one line here. */
export const handOverKinds: readonly HandOverKind[] = [
  leadHandOver,
  dealHandOver,
  accountHandOver,
  deputyHandOver,
  actionHandOver,
  swotHandOver,
];
