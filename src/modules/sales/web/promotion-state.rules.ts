import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { promotionReturn } from '../promotion/promotion.rules.ts';
import type { Promotion } from '../promotion/promotion.schema.ts';

type Shown = z.infer<typeof Promotion>;
export type PromotionState = 'running' | 'coming' | 'over' | 'closed';

/** Where a promotion stands on a day (促销状态). */
export function stateOf({ closedAt, startsOn, endsOn }: Shown, today: Day): PromotionState {
  if (closedAt) return 'closed';
  if (today < startsOn) return 'coming';
  return today > endsOn ? 'over' : 'running';
}

/** What a promotion came to (促销效果), in fen; `roiBp` null where it is not known or not told. */
export function resultsOf(
  promotion: Pick<Shown, 'spentFen' | 'makerFen' | 'budgetFen' | 'grossProfitFen'>,
) {
  const { spentFen, makerFen, budgetFen, grossProfitFen } = promotion;
  const storeFen = spentFen - makerFen;
  return {
    storeFen,
    leftFen: budgetFen === null ? null : budgetFen - spentFen,
    roiBp: promotionReturn(grossProfitFen, storeFen),
  };
}

type Sum = Pick<
  Shown,
  'unitsUsed' | 'delivered' | 'spentFen' | 'makerFen' | 'grossProfitFen' | 'budgetFen'
>;

/** The promotions of one campaign together (活动合计); a profit that one of them withholds is not known. */
export const togetherOf = (rows: readonly Shown[]): Sum => ({
  unitsUsed: sumOf(rows, (row) => row.unitsUsed),
  delivered: sumOf(rows, (row) => row.delivered),
  spentFen: sumOf(rows, (row) => row.spentFen),
  makerFen: sumOf(rows, (row) => row.makerFen),
  budgetFen: null,
  grossProfitFen: rows.every((row) => row.grossProfitFen === null)
    ? null
    : sumOf(rows, (row) => row.grossProfitFen ?? 0),
});

const sumOf = (rows: readonly Shown[], of: (row: Shown) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
