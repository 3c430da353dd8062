import chineseDays from 'chinese-days';
import { Lunar, LunarYear, Solar } from 'lunar-typescript';
import type { Day } from '../../kernel/period.ts';
import type { SpecialDay } from './day.rules.ts';

/**
 * Holidays and make-up workdays of China as the State Council announced them, from the library chinese-days.
 * The library calls every later weekday a workday without a word; a year counts as covered only if it knows
 * 1 to 3 October as days off, of which at least one is a weekday.
 */
export function announcedYear(year: number): ReadonlyMap<Day, SpecialDay> | undefined {
  const isCovered = ['01', '02', '03'].every((date) => chineseDays.isHoliday(`${year}-10-${date}`));
  if (!isCovered) return undefined;
  const special = new Map<Day, SpecialDay>();
  const end = Date.UTC(year + 1, 0, 1);
  for (let at = Date.UTC(year, 0, 1); at < end; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const found = announced(day);
    if (found) special.set(day, found);
  }
  return special;
}

/** The library's `Spring Festival,春节,4` of a day that differs from its weekday. */
function announced(day: Day): SpecialDay | undefined {
  const { work, name } = chineseDays.getDayDetail(day);
  const [en, zh] = name.split(',');
  if (!en || !zh) return undefined;
  return work
    ? { kind: 'makeup_workday', name: { zh: `${zh}调休上班`, en: `Make-up workday, ${en}` } }
    : { kind: 'holiday', name: { zh, en } };
}

const lunarFestivals = [
  [1, 1, '春节', 'Spring Festival'],
  [1, 15, '元宵节', 'Lantern Festival'],
  [5, 5, '端午节', 'Dragon Boat Festival'],
  [7, 7, '七夕', 'Qixi'],
  [8, 15, '中秋节', 'Mid-Autumn Festival'],
  [9, 9, '重阳节', 'Double Ninth'],
] as const;

/** Festivals of the lunar calendar and 清明 in a year of the common calendar: known for every year (农历节日). */
export function lunarFestivalsOf(year: number): { day: Day; name: { zh: string; en: string } }[] {
  const lunar = (month: number, date: number) => Lunar.fromYmd(year, month, date).getSolar();
  const lastOfYear = LunarYear.fromYear(year - 1)
    .getMonth(12)!
    .getDayCount();
  const eve = Lunar.fromYmd(year - 1, 12, lastOfYear).getSolar();
  const clear = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()['清明']!;
  const named = (solar: Solar, zh: string, en: string) => ({
    day: solar.toYmd(),
    name: { zh, en },
  });
  return [
    named(eve, '除夕', 'New Year’s Eve'),
    named(clear, '清明', 'Qingming'),
    ...lunarFestivals.map(([month, date, zh, en]) => named(lunar(month, date), zh, en)),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
}
