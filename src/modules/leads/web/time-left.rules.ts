import type { State } from '../../../platform/web/ui/pace.rules.ts';

/** What a clock shows (倒计时): how long is left, how full its bar is, and how it stands. */
export type Left = { text: string; share: number; state: State; isFar: boolean };

const hour = 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/** `05:42`, `1:29:59`; `+02:15` once it is over. */
function spanText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
  return ms < 0 ? `+${text}` : text;
}

/**
 * The clock of a lead at `now` (milliseconds): amber below 30 % of its time, wine once over. What is due in more than
 * a day has no clock but a date.
 */
export function timeLeft(due: number, since: number, now: number): Left {
  const left = due - now;
  const share = Math.max(0, Math.min(1, left / Math.max(1, due - since)));
  const state: State = left < 0 ? 'breached' : share < 0.3 ? 'atRisk' : 'onTrack';
  return { text: spanText(left), share, state, isFar: left > 24 * hour || left < -24 * hour };
}

export const deskGroups = ['late', 'now', 'today', 'later'] as const;
export type DeskGroup = (typeof deskGroups)[number];

/** Where a lead stands in the queue (分组): late, running, to be followed up today, or later. */
export function groupOf(
  { nextAt, nextWhat }: { nextAt: string | null; nextWhat: string },
  { now, endOfDay }: { now: number; endOfDay: number },
): DeskGroup {
  if (nextAt === null) return 'later';
  const due = Date.parse(nextAt);
  if (nextWhat !== 'follow_up') return due < now ? 'late' : due <= endOfDay ? 'now' : 'later';
  return due <= endOfDay ? 'today' : 'later';
}
