import { addDays, type Day } from '../../../kernel/period.ts';

/** Within how many days somebody says they buy (购车时间), as on the desk; the store's rule makes the grade of it. */
export const horizons = [7, 30, 90, 180] as const;

export const nextContacts = ['two_hours', 'tomorrow', 'day_after', 'saturday'] as const;
export type NextContact = (typeof nextContacts)[number];

/** The morning hour at which a contact is set for a later day, by the store's clock. */
export const contactHour = 10;

/**
 * When to contact somebody next (下次联系), as chosen with one tap: in two hours; or at ten in the morning of a later
 * day. Saturday is the coming one; on a Saturday it is the next.
 */
export function nextContactAt(
  choice: NextContact,
  { today, nowMs, instantOf }: { today: Day; nowMs: number; instantOf: (day: Day) => number },
): string {
  if (choice === 'two_hours') return new Date(nowMs + 2 * 3_600_000).toISOString();
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const ahead = { tomorrow: 1, day_after: 2, saturday: (6 - weekday + 7) % 7 || 7 }[choice];
  return new Date(instantOf(addDays(today, ahead)) + contactHour * 3_600_000).toISOString();
}
