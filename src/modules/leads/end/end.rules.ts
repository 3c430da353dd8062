/** How a lead ends without a sale (结束方式). Lost and invalid are two outcomes: one was a chance, the other never was. */
export const endKinds = ['lost', 'invalid'] as const;
export type EndKind = (typeof endKinds)[number];

export const reasons = {
  lost: ['bought_rival', 'bought_elsewhere', 'price', 'gave_up', 'no_stock', 'other'],
  invalid: ['wrong_number', 'cannot_reach', 'no_buyer', 'test'],
} as const satisfies Record<EndKind, readonly string[]>;
export type Reason = (typeof reasons)[EndKind][number];

export const isReasonOf = (kind: EndKind, reason: string): boolean =>
  (reasons[kind] as readonly string[]).includes(reason);

/**
 * Days with contact that an end still needs (还差几天): a loss and “cannot reach” need so many different days; a
 * wrong number shows at once. 0 where nothing is missing.
 */
export function daysMissing(
  { kind, reason }: { kind: EndKind; reason: string },
  contactDays: number,
  needed: number,
): number {
  const isPlain = kind === 'invalid' && reason !== 'cannot_reach';
  return isPlain ? 0 : Math.max(0, needed - contactDays);
}

/** Days without contact after which a lead is warned of, told, and taken back (回收期限), by grade. */
export type RecallRow = { grade: string; self: number; manager: number; recall: number };
export type RecallStep = 'none' | 'self' | 'manager' | 'recall';

/** What is due after so many days of silence; a grade without a row of its own is treated like H. */
export function recallStep(
  grade: string,
  silentDays: number,
  rows: readonly RecallRow[],
): RecallStep {
  const row = rows.find((one) => one.grade === grade) ?? rows.find((one) => one.grade === 'H');
  if (!row) return 'none';
  if (silentDays >= row.recall) return 'recall';
  if (silentDays >= row.manager) return 'manager';
  return silentDays >= row.self ? 'self' : 'none';
}
