import { dayIn, type Day } from '../../../kernel/period.ts';
import { momentOf } from '../../../platform/calendar/hours.ts';
import type { Opening } from '../clock/deadlines.ts';

/** Minutes of a slot, how many customers come into one, and after how many minutes nobody is waited for (邀约规则). */
export type SlotRule = { minutes: number; places: number; grace: number };

/**
 * When customers may be invited on a day (可约时段): whole slots within the store's open hours, as instants, the first
 * at opening. A slot that would reach past closing is left out.
 */
export function slotsOf({ openOn, zone }: Opening, day: Day, { minutes }: SlotRule): string[] {
  return openOn(day).flatMap(({ opens, closes }) =>
    Array.from({ length: Math.floor((closes - opens) / minutes) }, (_, i) =>
      new Date(momentOf(day, opens + i * minutes, zone)).toISOString(),
    ),
  );
}

/** Whether somebody may be invited for that moment: it begins a slot, and it lies ahead. */
export function isSlot(opening: Opening, at: string, rule: SlotRule, now: string): boolean {
  const instant = new Date(at).toISOString();
  return (
    instant > now && slotsOf(opening, dayIn(Date.parse(at), opening.zone), rule).includes(instant)
  );
}

/** Until when somebody may come late without counting as not come (爽约界限). */
export const missedFrom = (at: string, { grace }: SlotRule): string =>
  new Date(Date.parse(at) + grace * 60_000).toISOString();
