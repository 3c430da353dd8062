import { yearOf, type Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';
import { settingValues } from '../setting/setting-on.ts';
import { ownDays, ownYears, storeDays } from './calendar.queries.ts';
import { announcedYear } from './china.ts';
import { dayKind, weekdayOf, type Calendar, type SpecialDay } from './day.rules.ts';
import type { OpenOn, Span } from './hours.ts';
import { holidayHoursSetting, storeHoursSetting, weekdays } from './hours.settings.ts';

type Reader = Pick<Ctx, 'db' | 'actor'>;

const announced = new Map<number, ReadonlyMap<Day, SpecialDay> | undefined>();

/** Announced days of a year, reckoned once. */
export function announcedDays(year: number): ReadonlyMap<Day, SpecialDay> | undefined {
  if (!announced.has(year)) announced.set(year, announcedYear(year));
  return announced.get(year);
}

/**
 * The group's calendar between two days (集团日历): announced years, the years and days it entered itself above
 * them. Whole years are replaced, single days override.
 */
export async function calendarOf(
  ctx: Reader,
  { from, to }: { from: Day; to: Day },
): Promise<Calendar> {
  const [own, years] = await Promise.all([ownDays(ctx, { from, to }), ownYears(ctx)]);
  const covered = new Set<number>();
  const special = new Map<Day, SpecialDay>();
  const entered = new Set(years.map(({ year }) => year));
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const days = entered.has(year) ? new Map<Day, SpecialDay>() : announcedDays(year);
    if (!days) continue;
    covered.add(year);
    for (const [day, one] of days) special.set(day, one);
  }
  for (const { day, kind, name } of own) special.set(day, { kind, name: { zh: name, en: name } });
  return { covered, special };
}

type Opening = { storeId: string; from: Day; to: Day };

/**
 * When a store is open between two days (门店营业): its hours by weekday from their day on, what it does on public
 * holidays, and single days set otherwise. A day outside the two is closed.
 */
export async function openingOf(ctx: Reader, { storeId, from, to }: Opening): Promise<OpenOn> {
  const [hoursOn, holidaysOn, calendar, own] = await Promise.all([
    settingValues(ctx, storeHoursSetting, storeId),
    settingValues(ctx, holidayHoursSetting, storeId),
    calendarOf(ctx, { from, to }),
    storeDays(ctx, { from, to, storeIds: [storeId] }),
  ]);
  const special = new Map(own.map((one) => [one.day, one]));
  const onDay = (day: Day): readonly Span[] => {
    if (day < from || day > to) return [];
    const set = special.get(day);
    if (set) return spanOf(set);
    const usual = hoursOn(day)
      .filter(({ weekday }) => weekday === weekdays[weekdayOf(day) - 1])
      .map(({ opens, closes }) => ({ opens, closes }))
      .toSorted((a, b) => a.opens - b.opens);
    const [holiday] = holidaysOn(day);
    if (!holiday || holiday.policy === 'usual' || usual.length === 0) return usual;
    if (dayKind(calendar, day).kind !== 'holiday') return usual;
    return holiday.policy === 'closed' ? [] : spanOf(holiday);
  };
  const known = new Map<Day, readonly Span[]>();
  return (day) => {
    const spans = known.get(day) ?? onDay(day);
    known.set(day, spans);
    return spans;
  };
}

const spanOf = ({ opens, closes }: { opens: number | null; closes: number | null }): Span[] =>
  opens === null || closes === null ? [] : [{ opens, closes }];
