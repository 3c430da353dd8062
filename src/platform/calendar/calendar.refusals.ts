import type { Day } from '../../kernel/period.ts';
import { Refusal } from '../../kernel/refusal.ts';

export const yearNotCovered = (year: number) =>
  new Refusal(422, 'calendar.year_not_covered', { year });
export const neverOpen = () => new Refusal(422, 'calendar.never_open');
export const badLine = (line: number, text: string) =>
  new Refusal(422, 'calendar.bad_line', { line, text: text.slice(0, 60) });
export const otherYear = (day: Day, year: number) =>
  new Refusal(422, 'calendar.other_year', { day, year });
export const dayTwice = (day: Day) => new Refusal(422, 'calendar.day_twice', { day });
export const dayGone = (day: Day) => new Refusal(422, 'calendar.day_gone', { day });
export const closesFirst = () => new Refusal(422, 'calendar.closes_first');
export const unknownStore = () => new Refusal(422, 'calendar.unknown_store');
export const beyondReach = () => new Refusal(403, 'calendar.beyond_reach');
export const noSuchDay = (day: Day) => new Refusal(404, 'calendar.no_such_day', { day });
export const noSuchFeed = () => new Refusal(404, 'calendar.no_such_feed');
export const tooManyFeeds = (most: number) => new Refusal(409, 'calendar.too_many_feeds', { most });
