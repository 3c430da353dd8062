import { assert } from './assert.ts';

/** A month (月份) as `'2026-03'`, in the store's time zone. */
export type Month = string;
/** A business day (营业日) as `'2026-03-01'`, in the store's time zone. */
export type Day = string;

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const yearOf = (day: Day | Month): number => Number(day.slice(0, 4));
export const monthNumberOf = (month: Month): number => Number(month.slice(5, 7));
export const firstDay = (month: Month): Day => `${month}-01`;

/** `'2026-02'` → `'2026-02-28'`. */
export function lastDay(month: Month): Day {
  const [year, number] = [yearOf(month), monthNumberOf(month)];
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** The month `count` months later; earlier where negative. */
export function addMonths(month: Month, count: number): Month {
  const months = yearOf(month) * 12 + monthNumberOf(month) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** The day `count` days later; earlier where negative. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The twelve months of a year. */
export const monthsOfYear = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

/** Every month from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  assert(from <= to, `${from} is after ${to}`);
  const months = [from];
  while (months.at(-1)! < to) months.push(addMonths(months.at(-1)!, 1));
  return months;
}

/** The business day of an instant in a time zone (营业日 by the store's clock). */
export function dayIn(instantMs: number, zone = 'Asia/Shanghai'): Day {
  const quarter = Math.floor(instantMs / quarterHourMs);
  if (lastDayIn.quarter === quarter && lastDayIn.zone === zone) return lastDayIn.day;
  let format = dayFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    dayFormats.set(zone, format);
  }
  lastDayIn = { quarter, zone, day: format.format(instantMs) };
  return lastDayIn.day;
}

/** No zone changes its day inside a quarter of an hour, and one moment's day is asked for many times. */
const quarterHourMs = 900_000;
let lastDayIn = { quarter: NaN, zone: '', day: '' };

/** Making a format costs thirty times as much as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
