import { columnTotal, rowTotal, type Grid, type GridEdit } from '../rebalance.rules.ts';
import type { Spot } from './cursor.rules.ts';
import type { GridUnit } from './unit.rules.ts';

/** A line of the grid as a person reads it. */
export type GridLine = { key: string; name: string; group?: string };

/** A sheet of targets, and what happens to it. */
export type GridSheet = {
  lines: readonly GridLine[];
  grid: Grid;
  /** What each cell changed by, beyond what was typed. */
  moved: readonly number[];
  unit: GridUnit;
  lineWord: string;
  quarters: readonly { theme: string }[];
  /** 1 = an average month. */
  season: readonly number[];
  reference?: { name: string; months: readonly number[] } | undefined;
  /** A value that could not be met stays in its cell until it is mended or taken back. */
  refused: { spot: Spot; text: string } | null;
  readOnly: boolean;
  onSpot: (spot: Spot) => void;
  onEdits: (edits: readonly GridEdit[], spot: Spot, text: string) => void;
  onEscape: () => void;
  onUndo: () => void;
  onRedo: () => void;
};

/** The year stands after the twelve months, the sum of all lines below the last line. */
export const yearColumn = 12;

/** The number at a spot, sums included. */
export function valueAt(grid: Grid, { row, column }: Spot): number {
  const isSum = row === grid.rowKeys.length;
  if (isSum && column === yearColumn) return grid.cells.reduce((a, b) => a + b, 0);
  if (isSum) return columnTotal(grid, column);
  return column === yearColumn ? rowTotal(grid, row) : grid.cells[row * 12 + column]!;
}

/** Typing at a spot, as an edit of the rules: a cell, the year of a line, or a month's sum. */
export function editAt(grid: Grid, { row, column }: Spot, value: number): GridEdit | undefined {
  const isSum = row === grid.rowKeys.length;
  if (isSum && column === yearColumn) return undefined;
  if (isSum) return { kind: 'column', column, value };
  return column === yearColumn ? { kind: 'row', row, value } : { kind: 'cell', row, column, value };
}

/** L: locks the spots, or releases them where all are held already; sums of months likewise. */
export function lockEdits(grid: Grid, spots: readonly Spot[]): GridEdit[] {
  const sums = spots.filter(
    ({ row, column }) => row === grid.rowKeys.length && column < yearColumn,
  );
  const cells = spots.filter(({ row, column }) => row < grid.rowKeys.length && column < yearColumn);
  const index = ({ row, column }: Spot) => row * 12 + column;
  const allHeld =
    cells.every((spot) => grid.locked[index(spot)] || grid.typed[index(spot)]) &&
    sums.every(({ column }) => grid.columnHeld[column]);
  return [
    ...cells.map((spot): GridEdit => ({ kind: allHeld ? 'release' : 'lock', ...spot })),
    ...sums.map(({ column }): GridEdit => ({
      kind: allHeld ? 'free_column' : 'hold_column',
      column,
    })),
  ];
}

export const quarterOf = (column: number): number => Math.floor(column / 3);

/** The sum of a quarter at a row or in the sums. */
export const quarterAt = (grid: Grid, row: number, quarter: number): number =>
  [0, 1, 2].reduce((sum, k) => sum + valueAt(grid, { row, column: quarter * 3 + k }), 0);
