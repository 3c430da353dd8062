import { addDays, dayIn, type Day } from '../../kernel/period.ts';
import type { Choice, NoticeKind, Outward } from './notice-kind.rules.ts';

/** Quiet hours (免打扰) as minutes of the store's day, the end left out; equal ends mean none. */
export type Quiet = { quietFrom: number; quietTo: number };

/** 21:30 to 08:00 by the store's clock, until a person chooses otherwise. */
export const startingQuiet: Quiet = { quietFrom: 21 * 60 + 30, quietTo: 8 * 60 };

/** When digests go out (汇总时刻): 08:30 and 18:00 by the store's clock. */
export const digestMinutes: readonly number[] = [8 * 60 + 30, 18 * 60];

/** The clock that quiet hours and digests are told by. */
export const storeZone = 'Asia/Shanghai';

export type Timing = { now: string; quiet: Quiet; zone?: string };

/** When one delivery is due, and whether it waits to be bundled with others. */
export type Due = { dueAt: string; bundled: boolean };

/**
 * When a notice goes out through one channel (何时送达); undefined where the person wants it not at all.
 * Urgent goes at once. Otherwise quiet hours hold it for the next digest, and a digest never falls into
 * quiet hours. What may not be muted is at least sent as if chosen `now`.
 */
export function dueOf(
  kind: Pick<NoticeKind, 'urgent' | 'mayMute'>,
  choice: Choice,
  timing: Timing,
): Due | undefined {
  if (choice === 'off' && kind.mayMute) return undefined;
  if (kind.urgent) return { dueAt: timing.now, bundled: false };
  if (choice === 'digest' && kind.mayMute) return { dueAt: nextDigest(timing), bundled: true };
  return isQuiet(timing)
    ? { dueAt: nextDigest(timing), bundled: true }
    : { dueAt: timing.now, bundled: false };
}

/** What counts for a person: their choice, else what the kind starts with. */
export const choiceOf = (
  kind: Pick<NoticeKind, 'starts'>,
  channel: Outward,
  chosen: Choice | undefined,
): Choice => chosen ?? kind.starts[channel];

/** Whether the instant lies in the quiet hours. */
export function isQuiet({ now, quiet, zone = storeZone }: Timing): boolean {
  const { quietFrom, quietTo } = quiet;
  const minute = minuteOfDay(now, zone);
  if (quietFrom === quietTo) return false;
  return quietFrom < quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo;
}

/** The first digest after the instant that is not in quiet hours; their end where every digest is. */
export function nextDigest({ now, quiet, zone = storeZone }: Timing): string {
  const today = dayIn(Date.parse(now), zone);
  const times = [today, addDays(today, 1)].flatMap((day) =>
    digestMinutes.map((minute) => instantAt(day, minute, zone)),
  );
  const fitting = times.find((at) => at > now && !isQuiet({ now: at, quiet, zone }));
  return fitting ?? quietEnd({ now, quiet, zone });
}

/** The end of the quiet hours next after the instant. */
export function quietEnd({ now, quiet, zone = storeZone }: Timing): string {
  const today = dayIn(Date.parse(now), zone);
  const ends = [today, addDays(today, 1)].map((day) => instantAt(day, quiet.quietTo, zone));
  return ends.find((at) => at > now)!;
}

/** Minutes between a failed try and the next (重试间隔); after the last of them it has failed. */
export const retryMinutes: readonly number[] = [1, 5, 15, 60, 180, 360, 720];

/**
 * When a failed delivery is tried again; undefined once it was tried often enough. `attempts` counts
 * the tries made. Unless urgent, a retry waits for the end of quiet hours.
 */
export function retryAt(attempts: number, urgent: boolean, timing: Timing): string | undefined {
  const minutes = retryMinutes[attempts - 1];
  if (minutes === undefined) return undefined;
  const at = new Date(Date.parse(timing.now) + minutes * 60_000).toISOString();
  const later = { ...timing, now: at };
  return !urgent && isQuiet(later) ? quietEnd(later) : at;
}

function minuteOfDay(instant: string, zone: string): number {
  const { hour, minute } = clockIn(Date.parse(instant), zone);
  return hour * 60 + minute;
}

/** The instant at which a zone's clocks show this minute of this day. */
export function instantAt(day: Day, minute: number, zone: string): string {
  const shownMs = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  // Twice, because the offset is the one that holds at the answer, not at the first guess.
  const guess = shownMs - offsetAt(shownMs, zone);
  return new Date(shownMs - offsetAt(guess, zone)).toISOString();
}

function offsetAt(instantMs: number, zone: string): number {
  const { hour, minute } = clockIn(instantMs, zone);
  const shown = Date.parse(`${dayIn(instantMs, zone)}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  return shown - Math.floor(instantMs / 60_000) * 60_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(instantMs: number, zone: string): { hour: number; minute: number } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  const [hour, minute] = clock.format(instantMs).split(':').map(Number) as [number, number];
  return { hour, minute };
}
