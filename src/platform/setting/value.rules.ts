import { addDays, type Day } from '../../kernel/period.ts';

/** Where a value comes from: the store's own, the dealer group's, or shipped with the program. */
export const settingLevels = ['store', 'group', 'shipped'] as const;
export type SettingLevel = (typeof settingLevels)[number];

/** One value on one level. `value` null gives the place back to the level above. */
export type Dated<V> = { from: Day; to?: Day | null; value: V | null };
export type Levels<R> = Record<SettingLevel, readonly R[]>;

/**
 * The row in force on a day (当日生效): the nearest level with a row begun and not given back, and of it the
 * latest. Undefined where no level has one, or where its source covers the day no more: nobody guesses.
 */
export function rowOn<R extends Dated<unknown>>(
  levels: Levels<R>,
  day: Day,
): { row: R; level: SettingLevel } | undefined {
  for (const level of settingLevels) {
    const row = latestOn(levels[level], day);
    if (!row || row.value === null) continue;
    return row.to && row.to < day ? undefined : { row, level };
  }
  return undefined;
}

const latestOn = <R extends Dated<unknown>>(rows: readonly R[], day: Day): R | undefined =>
  rows
    .filter(({ from }) => from <= day)
    .reduce<R | undefined>(
      (latest, row) => (latest && latest.from >= row.from ? latest : row),
      undefined,
    );

/** A new value begins tomorrow at the earliest: what was reckoned today stays as it was (不溯及既往). */
export const earliestFrom = (today: Day): Day => addDays(today, 1);

/** A row that has begun stays for ever; only one still to come can be withdrawn. */
export const isWithdrawable = ({ from }: { from: Day }, today: Day): boolean => from > today;
