import { monthNumberOf, monthsOfYear, yearOf, type Month } from '../kernel/period.ts';
import type { DemoStore } from './group.ts';
import { randomFor } from './random.ts';
import { monthWeight } from './seasonality.ts';

/** Cars a year for the whole group (年交车量), by the years before the current one. */
const carsOfYear = [2_310, 2_120, 1_960] as const;

/** How far into the history a month lies, 0 to 1 at the end of the current year. */
export const progressAt = (month: Month, currentYear: number): number =>
  Math.min(1, Math.max(0, monthsInto(month, currentYear) / 35));

/** Months since the history began; negative before. */
export const monthsInto = (month: Month, currentYear: number): number =>
  (yearOf(month) - currentYear + 2) * 12 + monthNumberOf(month) - 1;

/**
 * Cars that one store delivers in one month (月交车量): the year's cars by the store's share and the
 * month's weight, give or take seven percent.
 */
export function carsIn(
  seed: number,
  { month, store, currentYear }: { month: Month; store: DemoStore; currentYear: number },
): number {
  const random = randomFor(seed, `cars ${store.key} ${month}`);
  const year = yearOf(month);
  const cars = carsOfYear[Math.max(0, currentYear - year)] ?? carsOfYear[2];
  const weights = monthsOfYear(year).map(monthWeight);
  const weight = monthWeight(month) / weights.reduce((sum, one) => sum + one, 0);
  const share =
    store.shareFrom + (store.shareTo - store.shareFrom) * progressAt(month, currentYear);
  const luck = 1 + Math.min(1.6, Math.max(-1.6, random.normal())) * 0.045;
  return random.around(cars * weight * share * luck);
}
