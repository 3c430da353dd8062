import { daysBetween, type Day } from '../../../kernel/period.ts';

export const grades = ['O', 'H', 'A', 'B', 'C', 'N'] as const;
export type Grade = (typeof grades)[number];

/** One row of the dated setting (`lead_grade`). */
export type GradeRow = { grade: string; within: number | null; every: number };

/**
 * The grade of intent (意向级别) from the expected day of purchase: the tightest row that still holds it, H
 * where the day has passed, N where none was said. An ordered car is O whatever the day.
 */
export function gradeOf(
  { expectedOn, isOrdered = false }: { expectedOn: Day | null; isOrdered?: boolean },
  today: Day,
  rows: readonly GradeRow[],
): Grade {
  if (isOrdered) return 'O';
  if (expectedOn === null) return 'N';
  const days = Math.max(0, daysBetween(today, expectedOn));
  const byTightness = rows
    .filter(({ grade }) => grade !== 'O')
    .toSorted((a, b) => (a.within ?? Infinity) - (b.within ?? Infinity));
  const found = byTightness.find(({ within }) => within === null || days <= within);
  return (found?.grade ?? 'N') as Grade;
}

/** Days between two contacts of a grade (跟进周期); what is not graded yet is followed like H. */
export const cadenceOf = (grade: string, rows: readonly GradeRow[]): number =>
  (rows.find((row) => row.grade === grade) ?? rows.find((row) => row.grade === 'H'))?.every ?? 1;
