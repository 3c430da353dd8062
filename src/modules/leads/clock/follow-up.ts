import { addDays, dayIn } from '../../../kernel/period.ts';
import { nextOpening } from '../../../platform/calendar/hours.ts';
import type { StoreRules } from '../store-rules.ts';
import { cadenceOf } from './grade.rules.ts';

const day = 86_400_000;

/**
 * When a lead is to be contacted again (下次跟进): at the first opening of the store on the day that the cadence of
 * its grade names, or on the next day that it is open.
 */
export function nextFollowUp({ opening, grades }: StoreRules, grade: string, at: string): string {
  const { openOn, zone } = opening;
  const days = cadenceOf(grade, grades);
  const on = addDays(dayIn(Date.parse(at), zone), days);
  // Midnight of that day in the zone lies within a day of the same wall clock later.
  let from = Date.parse(at) + (days - 1) * day;
  while (dayIn(from, zone) < on) from += 3_600_000;
  return new Date(nextOpening(openOn, zone, from)).toISOString();
}
