const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** 1 January 1970 was a Thursday: weeks begin on Monday. */
const MONDAY_OFFSET = 3;

export type Keep = { daily: number; weekly: number; monthly: number };
export type Kept = { id: string; at: string };

/**
 * Which backups may go (备份保留): the newest of each of the last `daily` days, `weekly` weeks and
 * `monthly` months that have one stays, and so does the newest of all. Days are Shanghai's, weeks
 * begin on Monday. A period without a backup does not use up a place.
 */
export function backupsToRemove(backups: readonly Kept[], keep: Keep): string[] {
  const newestFirst = backups.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const stays = new Set([
    ...newestFirst.slice(0, 1).map(({ id }) => id),
    ...newestOfEach(newestFirst, keep.daily, dayOf),
    ...newestOfEach(newestFirst, keep.weekly, (at) => Math.floor((dayOf(at) + MONDAY_OFFSET) / 7)),
    ...newestOfEach(newestFirst, keep.monthly, monthOf),
  ]);
  return newestFirst.map(({ id }) => id).filter((id) => !stays.has(id));
}

const dayOf = (at: string) => Math.floor((Date.parse(at) + SHANGHAI_MS) / DAY_MS);
const monthOf = (at: string) => new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 7);

function newestOfEach(
  newestFirst: readonly Kept[],
  periods: number,
  periodOf: (at: string) => number | string,
): string[] {
  const newest = new Map<number | string, string>();
  for (const { id, at } of newestFirst) {
    const period = periodOf(at);
    if (!newest.has(period) && newest.size < periods) newest.set(period, id);
  }
  return [...newest.values()];
}
