import { assert } from '../kernel/assert.ts';
import {
  addDays,
  daysBetween,
  firstDay,
  lastDay,
  monthNumberOf,
  yearOf,
  type Day,
  type Month,
} from '../kernel/period.ts';
import { springFestivals } from '../modules/plan/festival.rules.ts';

/**
 * Monthly index of the Chinese passenger-car market, 1 = an average month (市场月度指数): the mean of
 * 2019, 2021 and 2023 to 2025, as noted in the project's domain facts.
 */
export const marketIndex = [
  1, 0.7, 0.96, 0.91, 0.91, 0.96, 0.89, 1, 1.08, 1.13, 1.18, 1.27,
] as const;

function springFestivalOf(year: number): Day {
  const day = springFestivals[year];
  assert(day, `the Spring Festival of ${year} is not known`);
  return day;
}

/**
 * Weight of a month in its year (月度权重). January and February hold their sum of the index. January
 * takes more of it the later the festival, 0.73 for 22 January and 1.08 for 10 February; later still,
 * the days before the holiday are February's own.
 */
export function monthWeight(month: Month): number {
  const number = monthNumberOf(month);
  if (number > 2) return marketIndex[number - 1]!;
  const newYear = firstDay(`${month.slice(0, 4)}-01`);
  const festival = daysBetween(newYear, springFestivalOf(yearOf(month)));
  const january =
    festival <= 40 ? 0.73 + ((festival - 21) * 0.35) / 19 : 1.08 - (festival - 40) * 0.012;
  return number === 1 ? january : marketIndex[0] + marketIndex[1] - january;
}

/** How the days of a month share its cars (日内分布): weekends, month ends; few over the festival. */
export function dayWeight(day: Day): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const ofWeek = weekday === 0 || weekday === 6 ? 1.6 : weekday === 5 ? 1 : 0.8;
  const left = daysBetween(day, lastDay(day.slice(0, 7)));
  const ofMonth = left < 4 ? (monthNumberOf(day) % 3 === 0 ? 1.9 : 1.6) : 1;
  const fromFestival = daysBetween(springFestivalOf(yearOf(day)), day);
  const ofFestival = fromFestival >= -1 && fromFestival <= 6 ? 0.08 : 1;
  return ofWeek * ofMonth * ofFestival;
}

export function daysOf(month: Month): Day[] {
  const first = firstDay(month);
  return Array.from({ length: daysBetween(first, lastDay(month)) + 1 }, (_, i) =>
    addDays(first, i),
  );
}
