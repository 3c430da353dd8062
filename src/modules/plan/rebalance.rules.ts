import { fitTable } from './fitting.rules.ts';
import { rangeOf, type Limit } from './limit.rules.ts';
import { roundTable } from './rounding.rules.ts';

/** A grid on the screen: rows (models, teams, people …) × columns (months), row by row. */
export type Grid = {
  rowKeys: readonly string[];
  columnKeys: readonly string[];
  /** Whole numbers, units or fen. */
  cells: readonly number[];
  /** The shape by which open cells share what is left; 0 = stays empty unless it holds something. */
  weights: readonly number[];
  /** Cells that a person locked (锁定) or typed (手改): both are held until released. */
  locked: readonly boolean[];
  typed: readonly boolean[];
  /** Months whose total is held as well; row totals always are, until one is edited. */
  columnHeld: readonly boolean[];
};

export type GridEdit =
  | { kind: 'cell'; row: number; column: number; value: number }
  | { kind: 'row'; row: number; value: number }
  | { kind: 'column'; column: number; value: number }
  | { kind: 'lock' | 'release'; row: number; column: number }
  | { kind: 'hold_column' | 'free_column'; column: number };

/** A way out of a refusal: edits that work when they are applied instead, and what they lead to. */
export type Mend =
  | { kind: 'fill_limit'; value: number; emptied: number[]; edits: GridEdit[] }
  | { kind: 'change_row_total'; total: number; edits: GridEdit[] }
  | { kind: 'release_cell'; row: number; column: number; value: number; edits: GridEdit[] }
  | { kind: 'free_column'; column: number; total: number; edits: GridEdit[] };

/** Why the first edit that does not fit was refused. Nothing in the grid has changed. */
export type GridRefusal =
  | { kind: 'not_whole'; edit: GridEdit }
  | ({ kind: 'cell_limit'; edit: GridEdit } & Limit)
  | { kind: 'total_limit'; edit: GridEdit; least: number }
  | { kind: 'no_room'; edit: GridEdit };

export type GridOutcome =
  | { kind: 'done'; grid: Grid; moved: number[] }
  | { kind: 'refused'; refusal: GridRefusal; mends: Mend[] };

/**
 * Edits a grid and lets the rest follow (联动调整). What a person typed is held as a lock is. A row keeps
 * its total; its open cells take up the difference by their weights. Where months are held too, the
 * other rows make up for it by fitting and table rounding, so both totals stay exact. Several edits
 * (a paste) count as one. Edits that cannot be met change nothing: the answer states the limit, what
 * it rests on and up to three mends, each of which was tried and works.
 * `moved` is what every cell changed by beyond what was typed. Rounding: whole numbers, totals exact.
 */
export function editGrid(grid: Grid, edits: readonly GridEdit[]): GridOutcome {
  const broken = edits.find((edit) => 'value' in edit && !isAmount(edit.value));
  if (broken) return { kind: 'refused', refusal: { kind: 'not_whole', edit: broken }, mends: [] };
  const next = solve(grid, edits);
  if (!next) return explain(grid, edits);
  const typed = new Set(edits.flatMap((edit) => (edit.kind === 'cell' ? [at(grid, edit)] : [])));
  const moved = next.cells.map((value, cell) => (typed.has(cell) ? 0 : value - grid.cells[cell]!));
  return { kind: 'done', grid: next, moved };
}

const isAmount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const at = (grid: Grid, { row, column }: { row: number; column: number }) =>
  row * grid.columnKeys.length + column;
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

export const rowTotal = (grid: Grid, row: number): number =>
  total(grid.cells.slice(row * grid.columnKeys.length, (row + 1) * grid.columnKeys.length));

export const columnTotal = (grid: Grid, column: number): number =>
  total(grid.rowKeys.map((_, row) => grid.cells[row * grid.columnKeys.length + column]!));

/** Whether a cell may not move: locked, or typed by a person. */
export const isHeld = (grid: Grid, cell: number): boolean =>
  !!grid.locked[cell] || !!grid.typed[cell];

/** The grid with marks and typed values in place, before the rest follows; totals as they must become. */
function marked(grid: Grid, edits: readonly GridEdit[]) {
  const cells = [...grid.cells];
  const locked = [...grid.locked];
  const typed = [...grid.typed];
  const columnHeld = [...grid.columnHeld];
  const rows = grid.rowKeys.map((_, row) => rowTotal(grid, row));
  const columns = grid.columnKeys.map((_, column) => columnTotal(grid, column));
  for (const edit of edits) {
    switch (edit.kind) {
      case 'row':
        rows[edit.row] = edit.value;
        break;
      case 'column':
        columns[edit.column] = edit.value;
        columnHeld[edit.column] = true;
        break;
      case 'hold_column':
      case 'free_column':
        columnHeld[edit.column] = edit.kind === 'hold_column';
        break;
      default: {
        const cell = at(grid, edit);
        if (edit.kind === 'cell') cells[cell] = edit.value;
        typed[cell] = edit.kind === 'cell' || (edit.kind === 'lock' && typed[cell]!);
        locked[cell] = edit.kind === 'lock' || (edit.kind === 'cell' && locked[cell]!);
      }
    }
  }
  return { grid: { ...grid, cells, locked, typed, columnHeld }, rows, columns };
}

/** Marks alone change no number; otherwise rows that are touched share anew, or all where months are held. */
function solve(before: Grid, edits: readonly GridEdit[]): Grid | null {
  const { grid, rows, columns } = marked(before, edits);
  const width = columns.length;
  const changed = edits.filter((edit) => 'value' in edit);
  if (changed.length === 0) return grid;
  const bound = grid.columnHeld.some(Boolean);
  const touched = new Set(changed.flatMap((edit) => ('row' in edit ? [edit.row] : [])));
  const held = new Float64Array(grid.cells.length).fill(NaN);
  const seed = new Float64Array(grid.cells.length);
  grid.cells.forEach((value, cell) => {
    const still = isHeld(grid, cell) || (!bound && !touched.has(Math.floor(cell / width)));
    if (still) held[cell] = value;
    else seed[cell] = seedFor(before, cell, bound);
  });
  evenRows(seed, held, rows, width);
  const wanted = columns.map((sum, column) => (grid.columnHeld[column] ? sum : null));
  const fit = fitTable({ rows, columns: wanted, seed, held });
  if (fit.problems.length > 0) return null;
  const { rowKeys, columnKeys } = grid;
  const cells = roundTable({ rows, columns: wanted, fit: fit.cells, rowKeys, columnKeys });
  return cells && { ...grid, cells: Array.from(cells) };
}

/** Where both totals are held little should move, so the present numbers are the shape; else the weights. */
function seedFor(grid: Grid, cell: number, bound: boolean): number {
  const [value, weight] = [grid.cells[cell]!, grid.weights[cell]!];
  if (!bound && weight > 0) return weight;
  return value > 0 ? value : weight > 0 ? 0.05 : 0;
}

/** A row whose open cells have no shape at all shares evenly rather than not at all. */
function evenRows(seed: Float64Array, held: Float64Array, rows: readonly number[], width: number) {
  rows.forEach((_, row) => {
    const line = seed.subarray(row * width, (row + 1) * width);
    if (line.some((weight) => weight > 0)) return;
    line.forEach((_w, c) => {
      if (Number.isNaN(held[row * width + c]!)) line[c] = 1;
    });
  });
}

/** Finds the first edit that the ones before it leave no room for, its limit and what would help. */
function explain(before: Grid, edits: readonly GridEdit[]): GridOutcome {
  const others = edits.filter((edit) => edit.kind !== 'cell');
  const cells = edits.filter((edit) => edit.kind === 'cell');
  const pasted = cells.map(({ row, column }): GridEdit => ({ kind: 'release', row, column }));
  const done = [...others, ...(cells.length > 1 ? pasted : [])];
  const refused = (edit: GridEdit, refusal: GridRefusal): GridOutcome => ({
    kind: 'refused',
    refusal,
    mends: mendsFor(before, edits, edit, refusal),
  });
  const failing = others.find((_, i) => !solve(before, others.slice(0, i + 1)));
  if (failing) return refused(failing, totalRefusal(before, failing));
  for (const edit of cells) {
    const grid = solve(before, done) ?? before;
    const limit = rangeOf(grid, edit.row, edit.column);
    if (edit.value > limit.most || edit.value < limit.least)
      return refused(edit, { kind: 'cell_limit', edit, ...limit });
    done.push(edit);
  }
  const last = edits.at(-1)!;
  return refused(last, { kind: 'no_room', edit: last });
}

function totalRefusal(grid: Grid, edit: GridEdit): GridRefusal {
  const inLine = (cell: number) =>
    edit.kind === 'row'
      ? Math.floor(cell / grid.columnKeys.length) === edit.row
      : edit.kind === 'column' && cell % grid.columnKeys.length === edit.column;
  const least = total(
    grid.cells.filter((_, cell) => inLine(cell) && isHeld(grid, cell)) as number[],
  );
  return 'value' in edit && edit.value < least
    ? { kind: 'total_limit', edit, least }
    : { kind: 'no_room', edit };
}

function mendsFor(
  grid: Grid,
  edits: readonly GridEdit[],
  edit: GridEdit,
  refusal: GridRefusal,
): Mend[] {
  if (edit.kind !== 'cell' || refusal.kind !== 'cell_limit') return [];
  const tooMuch = edit.value > refusal.most;
  const value = tooMuch ? refusal.most : refusal.least;
  const excess = edit.value - value;
  const without = edits.filter((other) => other !== edit);
  const fill: GridEdit = { ...edit, value };
  const filled = solve(grid, [...without, fill]);
  const newTotal = rowTotal(grid, edit.row) + excess;
  const change: GridEdit = { kind: 'row', row: edit.row, value: newTotal };
  const mends: Mend[] = [];
  if (filled)
    mends.push({
      kind: 'fill_limit',
      value,
      emptied: emptiedBy(grid, filled),
      edits: [...without, fill],
    });
  if (newTotal >= 0 && solve(grid, [...edits, change]))
    mends.push({ kind: 'change_row_total', total: newTotal, edits: [...edits, change] });
  return [...mends, ...releases(grid, edits, edit)].slice(0, 3);
}

/** Columns of cells that the mend brings down to nothing. */
const emptiedBy = (before: Grid, after: Grid): number[] =>
  after.cells.flatMap((value, cell) =>
    value === 0 && before.cells[cell]! > 0 ? [cell % before.columnKeys.length] : [],
  );

/** Held cells of the same row, largest first, and held months: the first of each that makes room. */
function releases(
  grid: Grid,
  edits: readonly GridEdit[],
  edit: Extract<GridEdit, { kind: 'cell' }>,
): Mend[] {
  const width = grid.columnKeys.length;
  const mends: Mend[] = [];
  const columns = grid.columnKeys.map((_, column) => column);
  const inRow = columns
    .filter((column) => column !== edit.column && isHeld(grid, edit.row * width + column))
    .toSorted((a, b) => grid.cells[edit.row * width + b]! - grid.cells[edit.row * width + a]!);
  for (const column of inRow) {
    const all: GridEdit[] = [{ kind: 'release', row: edit.row, column }, ...edits];
    const after = solve(grid, all);
    if (!after) continue;
    const value = after.cells[edit.row * width + column]!;
    mends.push({ kind: 'release_cell', row: edit.row, column, value, edits: all });
    break;
  }
  const heldColumns = [edit.column, ...columns].filter((column) => grid.columnHeld[column]);
  for (const column of heldColumns) {
    const all: GridEdit[] = [{ kind: 'free_column', column }, ...edits];
    const after = solve(grid, all);
    if (!after) continue;
    mends.push({ kind: 'free_column', column, total: columnTotal(after, column), edits: all });
    break;
  }
  return mends;
}
