import {
  daysBetween,
  firstDay,
  lastDay,
  monthsOfYear,
  addDays,
  type Day,
} from '../../kernel/period.ts';

/** The first day of the lunar year (正月初一) by solar year. A year that is not listed is unknown, never guessed. */
export type FestivalDays = Readonly<Record<number, Day>>;

/** Source: the Chinese calendar as issued by the Purple Mountain Observatory; checked against a lunar calendar library. */
export const springFestivals: FestivalDays = {
  2015: '2015-02-19',
  2016: '2016-02-08',
  2017: '2017-01-28',
  2018: '2018-02-16',
  2019: '2019-02-05',
  2020: '2020-01-25',
  2021: '2021-02-12',
  2022: '2022-02-01',
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-03',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
};

/**
 * How a day sells around the Spring Festival, an ordinary day being 10 000: people buy before they
 * travel home, hardly anybody buys in the holiday (from New Year's Eve), and trade wakes up slowly.
 * Lengths in days, rates in basis points. A setting, not a law of nature.
 */
export type FestivalCurve = {
  beforeDays: number;
  beforeBp: number;
  holidayDays: number;
  holidayBp: number;
  afterDays: number;
  afterBp: number;
};

export const usualFestivalCurve: FestivalCurve = {
  beforeDays: 20,
  beforeBp: 12_500,
  holidayDays: 7,
  holidayBp: 1_000,
  afterDays: 10,
  afterBp: 6_000,
};

/** Selling weight of January and of February of a year, in ten-thousandths of an ordinary day. */
export function sellingDays(
  year: number,
  festival: Day,
  curve: FestivalCurve = usualFestivalCurve,
): { january: number; february: number } {
  const months = monthsOfYear(year);
  const weigh = (month: string) => {
    let weight = 0;
    for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1))
      weight += rateOn(daysBetween(addDays(festival, -1), day), curve);
    return weight;
  };
  return { january: weigh(months[0]!), february: weigh(months[1]!) };
}

/** `since` counts days from New Year's Eve (除夕), negative before it. */
function rateOn(since: number, curve: FestivalCurve): number {
  if (since < -curve.beforeDays) return 10_000;
  if (since < 0) return curve.beforeBp;
  if (since < curve.holidayDays) return curve.holidayBp;
  if (since < curve.holidayDays + curve.afterDays) return curve.afterBp;
  return 10_000;
}

/** One year's January and February as they were. */
export type WinterPair = { year: number; january: number; february: number };

/** How January and February together are split, and why. */
export type FestivalSplit = {
  festival: Day;
  /** January's part of the pair, 0 to 1. */
  januaryShare: number;
  /** The same part by the festival curve alone. */
  curveShare: number;
  /** What the own years show beyond the curve: above 1 they sell more in January than it says. */
  ownFactor: number;
  years: number[];
};

/**
 * Splits January and February by the date of the Spring Festival (春节拆分): the curve says how the
 * pair moves with the date, the own years say how far this business differs from the curve.
 * Returns the year whose festival is not known instead, where that stands in the way.
 */
export function splitWinter(
  target: number,
  own: readonly WinterPair[],
  festivals: FestivalDays,
  curve: FestivalCurve = usualFestivalCurve,
): FestivalSplit | { unknownYear: number } {
  const festival = festivals[target];
  if (!festival) return { unknownYear: target };
  const expected = { january: 0, february: 0 };
  const seen = { january: 0, february: 0 };
  for (const pair of own) {
    const date = festivals[pair.year];
    if (!date) return { unknownYear: pair.year };
    const days = sellingDays(pair.year, date, curve);
    const scale = (pair.january + pair.february) / (days.january + days.february);
    expected.january += days.january * scale;
    expected.february += days.february * scale;
    seen.january += pair.january;
    seen.february += pair.february;
  }
  const usable = seen.january > 0 && seen.february > 0;
  const ownFactor = usable
    ? seen.january / seen.february / (expected.january / expected.february)
    : 1;
  const days = sellingDays(target, festival, curve);
  const january = days.january * ownFactor;
  return {
    festival,
    januaryShare: january / (january + days.february),
    curveShare: days.january / (days.january + days.february),
    ownFactor,
    years: own.map((pair) => pair.year),
  };
}
