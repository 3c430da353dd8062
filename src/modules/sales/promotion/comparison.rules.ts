import { addDays, type Day } from '../../../kernel/period.ts';

/** What a car was really sold for on a day (成交价), in fen. */
export type Dealt = { day: Day; priceFen: number };

/**
 * The highest price that a promotion may cross out without saying what it is (未标明的被比较价格): the lowest price dealt in
 * the seven days before it begins; without a deal in them, the last one before; null where there was none.
 * Source: 明码标价和禁止价格欺诈规定 articles 16 and 19.
 */
export function highestComparison(dealt: readonly Dealt[], startsOn: Day): number | null {
  const before = dealt.filter(({ day }) => day < startsOn);
  const week = before.filter(({ day }) => day >= addDays(startsOn, -7));
  if (week.length > 0) return Math.min(...week.map(({ priceFen }) => priceFen));
  const last = before.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), '');
  const lastDeals = before.filter(({ day }) => day === last);
  return lastDeals.length > 0 ? Math.min(...lastDeals.map(({ priceFen }) => priceFen)) : null;
}

export type ComparisonBar = 'not_guide' | 'above_lowest' | 'no_deal';

/**
 * Why a crossed-out price may not be shown (比较价校验); null where it may. Labelled 厂商建议零售价 it is exactly that price;
 * without a label it is at most the lowest of the seven days before.
 */
export function comparisonBar(
  { compareFen, compareAs }: { compareFen: number; compareAs: 'guide' | 'lowest' },
  known: { guideFen: readonly number[]; dealt: readonly Dealt[]; startsOn: Day },
): ComparisonBar | null {
  if (compareAs === 'guide')
    return known.guideFen.length > 0 && known.guideFen.every((fen) => fen === compareFen)
      ? null
      : 'not_guide';
  const highest = highestComparison(known.dealt, known.startsOn);
  if (highest === null) return 'no_deal';
  return compareFen <= highest ? null : 'above_lowest';
}
