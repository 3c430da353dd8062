import { apportion } from './remainder.rules.ts';

/** One line of a margin (a month, a model, a store …) before its total is known. */
export type MarginLine = {
  weight: number;
  /** A total that a person set (锁定合计), or null. */
  fixed: number | null;
  /** What cells that may not move already hold. */
  held: number;
  /** Whether any cell of the line may still move. */
  open: boolean;
};

/** A fixed total that could not be kept, and what it became. */
export type MarginConflict = { index: number; wanted: number; given: number };

/**
 * Totals of one margin (边际合计): fixed totals stay, lines without an open cell keep what they hold, and
 * the rest is shared by weight (largest remainder), no line getting less than it already holds.
 * Where fixed totals and the whole contradict, the whole wins, and every total that gave way is listed.
 * Units: those of the total. The parts always add up to `total` (at least what is held).
 */
export function marginTotals(
  total: number,
  lines: readonly MarginLine[],
): { totals: number[]; conflicts: MarginConflict[] } {
  const totals = lines.map((line) => line.held);
  const settled = lines.map((line) => !line.open);
  lines.forEach((line, i) => {
    if (line.fixed === null || !line.open || line.fixed < line.held) return;
    totals[i] = line.fixed;
    settled[i] = true;
  });
  const spent = () => totals.reduce((a, part, i) => a + (settled[i] ? part : 0), 0);
  const openSum = () => lines.reduce((a, line, i) => a + (settled[i] ? 0 : line.held), 0);
  const short = total - spent() < openSum();
  const over = settled.every(Boolean) && spent() !== total;
  if (short || over) lines.forEach((line, i) => (settled[i] = !line.open));
  const shared = lines.map((line) =>
    short || over ? { ...line, weight: Math.max(line.fixed ?? line.weight, 0) } : line,
  );
  share(total - spent(), totals, settled, shared);
  const conflicts = lines.flatMap((line, index) =>
    line.fixed !== null && line.fixed !== totals[index]
      ? [{ index, wanted: line.fixed, given: totals[index]! }]
      : [],
  );
  return { totals, conflicts };
}

/** Shares `rest` over the unsettled lines; whoever would fall below what it holds keeps that instead. */
function share(
  rest: number,
  totals: number[],
  settled: boolean[],
  lines: readonly MarginLine[],
): void {
  let left = rest;
  for (;;) {
    const at = lines.map((_, i) => i).filter((i) => !settled[i]);
    if (at.length === 0) return;
    const own = at.map((i) => lines[i]!.weight);
    const parts = apportion(Math.max(0, left), own.some((w) => w > 0) ? own : own.map(() => 1));
    const low = at.filter((i, k) => parts[k]! < lines[i]!.held);
    if (low.length === 0) {
      at.forEach((i, k) => (totals[i] = parts[k]!));
      return;
    }
    for (const i of low) {
      settled[i] = true;
      totals[i] = lines[i]!.held;
      left -= lines[i]!.held;
    }
  }
}
