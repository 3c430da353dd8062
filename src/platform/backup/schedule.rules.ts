const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shanghai has had no summer time since 1991: its clock is UTC and eight hours. */
const SHANGHAI_MS = 8 * HOUR_MS;

/** The latest moment at or before `now` at which a backup was due (备份时点); `at` is `'03:10'`, Shanghai time. */
export function latestSlot(now: string, at: string): string {
  const [hours, minutes] = at.split(':').map(Number) as [number, number];
  const local = Date.parse(now) + SHANGHAI_MS;
  const midnight = local - (local % DAY_MS);
  const today = midnight + hours * HOUR_MS + minutes * 60_000;
  return new Date((today <= local ? today : today - DAY_MS) - SHANGHAI_MS).toISOString();
}

/** When the next one is due. */
export const nextSlot = (now: string, at: string): string =>
  new Date(Date.parse(latestSlot(now, at)) + DAY_MS).toISOString();

/**
 * The slot whose backup is missing, or null (是否该备份). A machine that slept at the hour makes up for
 * it once; `since` is the last slot that was tried, or when the installation began.
 */
export function dueSlot(now: string, at: string | null, since: string): string | null {
  if (at === null) return null;
  const slot = latestSlot(now, at);
  return Date.parse(slot) > Date.parse(since) ? slot : null;
}
