import { yearOf, type Day } from '../../kernel/period.ts';

/** Years that a span of days touches, both ends inclusive. */
export const yearsBetween = (from: Day, to: Day): number[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, n) => yearOf(from) + n);
