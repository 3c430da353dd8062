import { addDays, daysBetween, type Day } from '../../../kernel/period.ts';

const someMonday = '2024-01-01';

/** The Monday of the week that a day lies in (所在周). */
export const mondayOf = (day: Day): Day => {
  const since = daysBetween(someMonday, day) % 7;
  return addDays(day, -((since + 7) % 7));
};

/** The last week that is over on a day (上一周), by its Monday. */
export const weekBefore = (day: Day): Day => addDays(mondayOf(day), -7);

/**
 * Draws so many calls of a pool (抽检). Each call's lot follows from the seed and its id alone: the same seed draws the
 * same calls whatever order they stand in, and one more call in the pool changes nobody else's lot.
 */
export function drawSample(
  pool: readonly string[],
  { seed, wanted }: { seed: string; wanted: number },
): string[] {
  const lots = new Map(pool.map((id) => [id, lotOf(`${seed} ${id}`)]));
  return [...lots.keys()]
    .toSorted((a, b) => lots.get(a)! - lots.get(b)! || (a < b ? -1 : 1))
    .slice(0, wanted);
}

/** The lot of a text (签号), 0 to 2³²−1: FNV-1a with a last mixing (murmur3), so that ids alike lie far apart. */
export function lotOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A criterion of the score sheet (评分项) and the most points it gives; all of them together give 100. */
export type Criterion = { criterion: string; english: string | null; weight: number };
export type Scored = Criterion & { points: number };

export const fullMarks = 100;

/** What the weights of a sheet add up to; a sheet is whole at 100. */
export const weightOf = (sheet: readonly Pick<Criterion, 'weight'>[]): number =>
  sheet.reduce((sum, { weight }) => sum + weight, 0);

/** The first criterion whose points are missing or above its weight; undefined where the sheet is filled (填满). */
export function misfilled(
  sheet: readonly Criterion[],
  points: readonly number[],
): number | undefined {
  const wrong = sheet.findIndex(({ weight }, i) => !(points[i]! >= 0 && points[i]! <= weight));
  if (wrong >= 0) return wrong;
  return points.length > sheet.length ? sheet.length : undefined;
}

/** The total of a filled sheet (总分), 0 to 100: whole points, nothing rounded. */
export const totalOf = (points: readonly number[]): number =>
  points.reduce((sum, one) => sum + one, 0);
