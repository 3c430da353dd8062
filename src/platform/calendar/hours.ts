import { Temporal } from 'temporal-polyfill';
import { addDays, dayIn, type Day } from '../../kernel/period.ts';
import { neverOpen } from './calendar.refusals.ts';

/** Minutes after midnight of the store's day, `closes` exclusive and at most 1440. */
export type Span = { opens: number; closes: number };

/** When a store is open on a day: spans in order that do not touch; none on a closed day (营业时间). */
export type OpenOn = (day: Day) => readonly Span[];

/** After so many closed days in a row nobody waits any longer. */
const daysMost = 400;
const minute = 60_000;

/** A moment of a store's day on the world's clock, milliseconds. */
export function momentOf(day: Day, minutes: number, zone: string): number {
  const key = `${zone} ${day} ${minutes}`;
  const known = reckoned.get(key);
  if (known !== undefined) return known;
  const instant = Temporal.PlainDateTime.from(`${day}T00:00`)
    .add({ minutes })
    .toZonedDateTime(zone).epochMilliseconds;
  if (reckoned.size >= reckonedMost) reckoned.clear();
  reckoned.set(key, instant);
  return instant;
}

/** The same few openings are asked for thousands of times a day, and a zone's rules are slow to work out. */
const reckoned = new Map<string, number>();
const reckonedMost = 5_000;

/** Open stretches from an instant on, as instants, day by day. */
function* stretches(openOn: OpenOn, zone: string, from: number) {
  const first = dayIn(from, zone);
  for (let n = 0; n < daysMost; n++) {
    const day = n === 0 ? first : addDays(first, n);
    for (const { opens, closes } of openOn(day)) {
      const end = momentOf(day, closes, zone);
      if (end > from) yield { start: Math.max(from, momentOf(day, opens, zone)), end, day };
    }
  }
}

/**
 * Open time between two instants in milliseconds (营业时长), in the zone of the store; 0 where `to` is not after
 * `from`. A response clock counts only this time.
 */
export function openTimeBetween(openOn: OpenOn, zone: string, from: number, to: number): number {
  let sum = 0;
  const last = dayIn(to, zone);
  const first = dayIn(from, zone);
  for (let day = first; day <= last; day = addDays(day, 1))
    for (const { opens, closes } of openOn(day)) {
      const start = Math.max(from, momentOf(day, opens, zone));
      const end = Math.min(to, momentOf(day, closes, zone));
      if (end > start) sum += end - start;
    }
  return sum;
}

/** The same in whole minutes, rounded down. */
export const openMinutesBetween = (openOn: OpenOn, zone: string, from: number, to: number) =>
  Math.floor(openTimeBetween(openOn, zone, from, to) / minute);

/**
 * The instant at which so many open minutes have gone by since `from` (到期时间). Zero minutes end at `from` itself
 * where the store is open, else at the next opening. Refuses `calendar.never_open` after 400 closed days.
 */
export function addOpenMinutes(
  openOn: OpenOn,
  zone: string,
  from: number,
  minutes: number,
): number {
  let left = minutes * minute;
  for (const { start, end } of stretches(openOn, zone, from)) {
    if (start + left <= end) return start + left;
    left -= end - start;
  }
  throw neverOpen();
}

/** When the store is open next (停钟至): the instant itself while it is open. */
export const nextOpening = (openOn: OpenOn, zone: string, at: number): number =>
  addOpenMinutes(openOn, zone, at, 0);
