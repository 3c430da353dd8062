import { addDays, daysBetween, type Day } from '../../../kernel/period.ts';

export type Part = { quantity: number };

/** Cars that the parts of a bulk order hold together. */
export const heldBy = (parts: readonly Part[]): number =>
  parts.reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * Orders of a year's goal that are due by a day (今天应到): as many as the days that are over are of the year, rounded half
 * up. Before the year nothing, after it all.
 */
export function dueByNow(goal: number, year: number, today: Day): number {
  const first = `${year}-01-01`;
  const days = daysBetween(first, `${year + 1}-01-01`);
  const over = Math.min(days, Math.max(0, daysBetween(first, addDays(today, 1))));
  return Math.floor((goal * over * 2 + days) / (days * 2));
}

export type Framework = {
  modelId: string;
  trimId: string | null;
  priceFen: number;
  fromOn: Day;
  toOn: Day;
};

/** Whether two framework prices would hold for the same car on the same day (重叠): of one model, the same trim or none. */
export const overlaps = (a: Framework, b: Framework): boolean =>
  a.modelId === b.modelId && a.trimId === b.trimId && a.fromOn <= b.toOn && b.fromOn <= a.toOn;

/** The framework price of a car on a day (适用框架价): that of its trim goes before that of the whole model. */
export function priceOn<F extends Framework>(
  frameworks: readonly F[],
  { modelId, trimId, on }: { modelId: string; trimId: string | null; on: Day },
): F | undefined {
  const holding = frameworks.filter(
    (one) =>
      one.modelId === modelId &&
      one.fromOn <= on &&
      on <= one.toOn &&
      (one.trimId === null || one.trimId === trimId),
  );
  return holding.find((one) => one.trimId !== null) ?? holding[0];
}
