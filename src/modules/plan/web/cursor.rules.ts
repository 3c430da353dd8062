/** A cell of a grid, counted from 0. */
export type Spot = { row: number; column: number };
/** What is selected (选区): from the anchor to where the cursor stands. */
export type Span = { at: Spot; anchor: Spot };
export type Size = { rows: number; columns: number };

const within = (n: number, count: number) => Math.max(0, Math.min(count - 1, n));

const steps: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Where a key takes the cursor (光标移动), or nothing where it is no moving key. Shift with an arrow widens
 * the selection; Ctrl jumps to the edge; Tab and Enter go on, with Shift back; Home and End in the row.
 */
export function moved(
  span: Span,
  size: Size,
  press: { key: string; shift: boolean; control: boolean },
): Span | undefined {
  const { row, column } = span.at;
  const go = (spot: Spot, extend = false): Span => {
    const at = { row: within(spot.row, size.rows), column: within(spot.column, size.columns) };
    return { at, anchor: extend ? span.anchor : at };
  };
  const step = steps[press.key];
  if (step) {
    const far = press.control ? Math.max(size.rows, size.columns) : 1;
    return go({ row: row + step.row * far, column: column + step.column * far }, press.shift);
  }
  if (press.key === 'Tab') return go({ row, column: column + (press.shift ? -1 : 1) });
  if (press.key === 'Enter') return go({ row: row + (press.shift ? -1 : 1), column });
  if (press.key === 'Home') return go({ row: press.control ? 0 : row, column: 0 }, press.shift);
  if (press.key === 'End')
    return go({ row: press.control ? size.rows - 1 : row, column: size.columns - 1 }, press.shift);
  return undefined;
}

/** The corners of a selection. */
export function boxOf({ at, anchor }: Span) {
  return {
    top: Math.min(at.row, anchor.row),
    bottom: Math.max(at.row, anchor.row),
    left: Math.min(at.column, anchor.column),
    right: Math.max(at.column, anchor.column),
  };
}

export function holds(span: Span, { row, column }: Spot): boolean {
  const { top, bottom, left, right } = boxOf(span);
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Every cell of a selection, row by row. */
export function spotsOf(span: Span): Spot[] {
  const { top, bottom, left, right } = boxOf(span);
  const spots: Spot[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) spots.push({ row, column });
  return spots;
}
