import { addDays } from '../../../../kernel/period.ts';

/** An instant by the store's clock, from a day and minutes after midnight. */
export const instantAt = (day: string, minutes: number): number =>
  Date.parse(`${day}T00:00:00+08:00`) + minutes * 60_000;

export const opensAt = 8 * 60;
export const closesAt = 21 * 60;

/** Half hours at which a drive may begin, as minutes after midnight. */
export const halfHours = Array.from(
  { length: (closesAt - opensAt) / 30 },
  (_, i) => opensAt + i * 30,
);

/** The day itself where a drive may still begin on it, or the day after. */
export const dayToBook = (day: string, now: number): string =>
  halfHours.some((one) => instantAt(day, one) > now) ? day : addDays(day, 1);
