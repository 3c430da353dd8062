import { yearOf, type Day } from '../../kernel/period.ts';
import { yearNotCovered } from './calendar.refusals.ts';

type Both = { zh: string; en: string };

export const dayKinds = ['workday', 'weekend', 'holiday', 'makeup_workday'] as const;
export type DayKind = (typeof dayKinds)[number];

/** A day that is not what its weekday says, and what it is called. */
export type SpecialDay = { kind: DayKind; name: Both };

/** Days of whole years as announced (放假安排), and single days that were changed by hand. */
export type Calendar = {
  /** Years whose holidays and make-up workdays are known. */
  covered: ReadonlySet<number>;
  special: ReadonlyMap<Day, SpecialDay>;
};

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const plain: Record<'workday' | 'weekend', Both> = {
  workday: { zh: '工作日', en: 'Workday' },
  weekend: { zh: '周末', en: 'Weekend' },
};

/**
 * What a day is (日期类型): a holiday, a make-up workday (调休上班), a workday or a weekend. A day of a year whose
 * holidays are not announced is refused, `calendar.year_not_covered`: 1 October must never pass for a workday.
 */
export function dayKind({ covered, special }: Calendar, day: Day): SpecialDay {
  const known = special.get(day);
  if (known) return known;
  if (!covered.has(yearOf(day))) throw yearNotCovered(yearOf(day));
  const kind = weekdayOf(day) >= 6 ? 'weekend' : 'workday';
  return { kind, name: plain[kind] };
}

/** Whether offices work on the day: what counting in workdays asks (工作日). */
export const isWorkday = (calendar: Calendar, day: Day): boolean => {
  const { kind } = dayKind(calendar, day);
  return kind === 'workday' || kind === 'makeup_workday';
};
