import { addMonths, monthNumberOf, monthsOfYear, yearOf, type Month } from '../../kernel/period.ts';
import {
  splitWinter,
  type FestivalDays,
  type FestivalSplit,
  type WinterPair,
} from './festival.rules.ts';
import { apportion } from './remainder.rules.ts';

export const bases = [
  'even',
  'all_history',
  'last_year',
  'trailing_twelve',
  'market',
  'by_hand',
] as const;
/** Where the shape of the year comes from (依据). */
export type Basis = (typeof bases)[number];

/** What was delivered, earned … in one month: units or fen. */
export type MonthAmount = { month: Month; amount: number };

export type SeasonTask = {
  basis: Basis;
  /** The year to plan; nothing of it or after it is looked at. */
  year: number;
  history: readonly MonthAmount[];
  market?: readonly MonthAmount[];
  /** Twelve weights from January on, for `by_hand`. */
  byHand?: readonly number[];
  /** Leave out to keep January and February as history has them. */
  festivals?: FestivalDays;
};

export type SeasonProblem =
  | { kind: 'no_history'; basis: Basis }
  | { kind: 'months_missing'; months: Month[] }
  | { kind: 'festival_unknown'; year: number };

/** Weights of the twelve months, with what they rest on. */
export type Season = {
  weights: number[];
  /** Weight over the mean month: 1 = an average month. */
  indexes: number[];
  months: Month[];
  festival: FestivalSplit | null;
  problems: SeasonProblem[];
};

/**
 * Seasonality (季节性): the weight of each month of the year on one of six bases.
 * - `all_history`: every month before the year, pooled. Where some calendar months occur more often
 *   than others, each counts by its mean; twelve-month history that is whole counts by plain sums.
 * - `last_year`: the year before; months of it that are not there yet are taken one year earlier, at
 *   the growth seen in the months that are (and named in `problems`).
 * - `trailing_twelve`: the last twelve months of history before the year.
 * - `market`: registrations of the market, pooled as `all_history`.
 * With `festivals`, January and February of the basis are taken together and split by the date of the
 * target year's Spring Festival. Falls back to even months, and says so, where nothing can be read.
 * Units: relative weights, not negative. Rounding: none.
 */
export function seasonOf(task: SeasonTask): Season {
  const source = (task.basis === 'market' ? (task.market ?? []) : task.history).filter(
    ({ month }) => yearOf(month) < task.year,
  );
  if (task.basis === 'even') return finished(even(), [], null, []);
  if (task.basis === 'by_hand') return byHand(task.byHand);
  const problems: SeasonProblem[] = [];
  const used = chosenMonths(task, source, problems);
  const weights = pooled(used);
  if (weights.every((weight) => weight === 0)) {
    problems.push({ kind: 'no_history', basis: task.basis });
    return finished(even(), [], null, problems);
  }
  const festival = task.festivals ? festivalSplit(task, used, problems) : null;
  if (festival) {
    const pair = weights[0]! + weights[1]!;
    weights[0] = pair * festival.januaryShare;
    weights[1] = pair - weights[0];
  }
  const months = used.map(({ month }) => month);
  return finished(weights, months, festival, problems);
}

const even = () => Array.from({ length: 12 }, () => 1);

function byHand(weights: readonly number[] | undefined): Season {
  const good = weights?.length === 12 && weights.some((weight) => weight > 0);
  return good
    ? finished([...weights], [], null, [])
    : finished(even(), [], null, [{ kind: 'no_history', basis: 'by_hand' }]);
}

function finished(
  weights: number[],
  months: Month[],
  festival: FestivalSplit | null,
  problems: SeasonProblem[],
): Season {
  const mean = weights.reduce((a, b) => a + b, 0) / 12;
  return { weights, indexes: weights.map((w) => w / mean), months, festival, problems };
}

function chosenMonths(
  task: SeasonTask,
  source: readonly MonthAmount[],
  problems: SeasonProblem[],
): MonthAmount[] {
  if (task.basis === 'last_year') return lastYear(task.year, source, problems);
  if (task.basis !== 'trailing_twelve') return [...source];
  const newest = source.reduce((latest, { month }) => (month > latest ? month : latest), '');
  return newest === '' ? [] : source.filter(({ month }) => month > addMonths(newest, -12));
}

function lastYear(
  year: number,
  source: readonly MonthAmount[],
  problems: SeasonProblem[],
): MonthAmount[] {
  const amounts = new Map(source.map(({ month, amount }) => [month, amount]));
  const months = monthsOfYear(year - 1);
  const missing = months.filter((month) => !amounts.has(month));
  const there = months.filter((month) => amounts.has(month));
  if (missing.length === 0 || there.length === 0)
    return there.map((month) => ({ month, amount: amounts.get(month)! }));
  problems.push({ kind: 'months_missing', months: missing });
  const before = (month: Month) => amounts.get(addMonths(month, -12)) ?? 0;
  const then = there.reduce((a, month) => a + before(month), 0);
  const now = there.reduce((a, month) => a + amounts.get(month)!, 0);
  const growth = then > 0 ? now / then : 1;
  return months.map((month) => ({ month, amount: amounts.get(month) ?? before(month) * growth }));
}

/** Sums by calendar month; brought to the same number of years, in whole numbers, where they differ. */
function pooled(used: readonly MonthAmount[]): number[] {
  const sums = Array.from({ length: 12 }, () => 0);
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { month, amount } of used) {
    const at = monthNumberOf(month) - 1;
    sums[at]! += amount;
    counts[at]!++;
  }
  const common = counts.filter((count) => count > 0).reduce(leastCommonMultiple, 1);
  return sums.map((sum, at) => (counts[at] ? Math.max(0, sum) * (common / counts[at]!) : 0));
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

function festivalSplit(task: SeasonTask, used: readonly MonthAmount[], problems: SeasonProblem[]) {
  const amounts = new Map(used.map(({ month, amount }) => [month, amount]));
  const pairs: WinterPair[] = [];
  for (const year of new Set(used.map(({ month }) => yearOf(month)))) {
    const [january, february] = [amounts.get(`${year}-01`), amounts.get(`${year}-02`)];
    if (january === undefined || february === undefined) continue;
    if (january + february > 0) pairs.push({ year, january, february });
  }
  const split = splitWinter(task.year, pairs, task.festivals!);
  if (!('unknownYear' in split)) return split;
  problems.push({ kind: 'festival_unknown', year: split.unknownYear });
  return null;
}

/**
 * The year's total by month (月度目标): first the quarters, then the months inside each, both by largest
 * remainder. Quarter shares typed in basis points (summing to 10 000) replace those of the weights; the
 * months keep their shape inside the quarter. Ties: remainder, weight, earlier quarter or month.
 * Units: those of the total (cars or fen).
 */
export function monthTotals(
  total: number,
  weights: readonly number[],
  quarterSharesBp?: readonly number[] | null,
): { quarters: number[]; months: number[] } {
  const inQuarter = (list: readonly number[], q: number) => list.slice(q * 3, q * 3 + 3);
  const ofQuarters = [0, 1, 2, 3].map((q) => inQuarter(weights, q).reduce((a, b) => a + b, 0));
  const quarters = apportion(total, quarterSharesBp ?? ofQuarters);
  const months = quarters.flatMap((part, q) =>
    apportion(part, ofQuarters[q]! > 0 ? inQuarter(weights, q) : [1, 1, 1]),
  );
  return { quarters, months };
}
