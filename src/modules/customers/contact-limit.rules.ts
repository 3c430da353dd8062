/** How often one person may be called or written to (联系频次上限); null is no limit. */
export type ContactLimits = { day: number | null; week: number | null };

export const contactBars = ['do_not_call', 'day', 'week'] as const;
export type ContactBar = (typeof contactBars)[number];

const day = 86_400_000;

/**
 * Why nobody should call somebody now (免打扰); null where they may. Who asked not to be called is left alone, whatever
 * the limits say; a limit counts every contact of the house within the last 24 hours or seven times 24 hours.
 */
export function contactBarOf(
  { doNotCall, contacted }: { doNotCall: boolean; contacted: readonly string[] },
  limits: ContactLimits,
  now: string,
): ContactBar | null {
  if (doNotCall) return 'do_not_call';
  const within = (span: number) =>
    contacted.filter((at) => at <= now && Date.parse(now) - Date.parse(at) < span).length;
  if (limits.day !== null && within(day) >= limits.day) return 'day';
  if (limits.week !== null && within(7 * day) >= limits.week) return 'week';
  return null;
}
