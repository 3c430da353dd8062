import { maxFlow, networkOf, reachable, type Network } from './flow.rules.ts';

/**
 * A table to fill, row by row. Totals are whole numbers; a column total of `null` is free.
 * `seed` gives the shape: 0 means that this cell must stay empty (结构零). `held` gives cells that
 * stay as they are (NaN = open).
 */
export type TableTask = {
  rows: ArrayLike<number>;
  columns: ArrayLike<number | null>;
  seed: Float64Array;
  held?: Float64Array;
};

/** Why a table cannot be filled. Indexes are rows and columns of the task. */
export type TableProblem =
  | { kind: 'totals_differ'; rows: number; columns: number }
  | { kind: 'row_overfull'; row: number; total: number; held: number }
  | { kind: 'column_overfull'; column: number; total: number; held: number }
  /** These rows still need `need`, and all columns open to them together have only `room`. */
  | { kind: 'no_room'; rows: number[]; columns: number[]; need: number; room: number };

/** Real numbers that meet every total (as far as `gap` says), in the shape of the seed. */
export type Fit = { cells: Float64Array; rounds: number; gap: number; problems: TableProblem[] };

const FIRST_ROUNDS = 120;
const LAST_ROUNDS = 3_000;

/**
 * Iterative proportional fitting (迭代比例拟合): scales rows and columns in turn until every total is met,
 * so that proportions between cells are kept as far as the totals allow. Held cells and zeros stay.
 * Never fails silently: where no table can meet the totals, `problems` names the rows and columns
 * that are in each other's way (the tightest cut of the transport network) and cells are a best effort.
 * Units: those of the totals. Rounding: none; `gap` is the largest column error left.
 */
export function fitTable(task: TableTask): Fit {
  const open = openTable(task);
  const problems = marginProblems(task, open);
  if (problems.length > 0) return { cells: closed(task, open.seed), rounds: 0, gap: NaN, problems };
  const tolerance = Math.max(1e-9, sum(task.rows) * 1e-14);
  let { rounds, gap } = scale(open, FIRST_ROUNDS, tolerance);
  if (gap > tolerance) {
    const tight = transport(open);
    if (tight.problem)
      return { cells: closed(task, open.seed), rounds, gap, problems: [tight.problem] };
    for (const cell of tight.dead) open.seed[cell] = 0;
    ({ rounds, gap } = scale(open, LAST_ROUNDS, tolerance));
  }
  return { cells: closed(task, open.seed), rounds, gap, problems: [] };
}

/** Whether whole numbers can meet the totals at all; the problems where they cannot. Source: Gale, Ryser. */
export function tableProblems(task: TableTask): TableProblem[] {
  const open = openTable(task);
  const problems = marginProblems(task, open);
  if (problems.length > 0) return problems;
  const { problem } = transport(open);
  return problem ? [problem] : [];
}

type OpenTable = { rows: Float64Array; columns: Float64Array; seed: Float64Array };

/** What is left to fill once held cells are taken out; a free column is NaN. */
function openTable({ rows, columns, seed, held }: TableTask): OpenTable {
  const width = columns.length;
  const left: OpenTable = {
    rows: Float64Array.from(rows),
    columns: Float64Array.from(columns, (total) => total ?? NaN),
    seed: seed.slice(),
  };
  if (!held) return left;
  for (let cell = 0; cell < seed.length; cell++) {
    const value = held[cell]!;
    if (Number.isNaN(value)) continue;
    left.seed[cell] = 0;
    left.rows[Math.floor(cell / width)]! -= value;
    left.columns[cell % width]! -= value;
  }
  return left;
}

const closed = (task: TableTask, open: Float64Array): Float64Array =>
  task.held
    ? open.map((value, cell) => (Number.isNaN(task.held![cell]!) ? value : task.held![cell]!))
    : open;

const sum = (list: ArrayLike<number>) => Array.prototype.reduce.call(list, add, 0) as number;
const add = (a: unknown, b: unknown) => (a as number) + (b as number);

function marginProblems(task: TableTask, open: OpenTable): TableProblem[] {
  const problems: TableProblem[] = [];
  open.rows.forEach((left, row) => {
    const total = task.rows[row]!;
    if (left < 0) problems.push({ kind: 'row_overfull', row, total, held: total - left });
  });
  open.columns.forEach((left, column) => {
    const total = task.columns[column] ?? 0;
    if (left < 0) problems.push({ kind: 'column_overfull', column, total, held: total - left });
  });
  const anyFree = open.columns.some(Number.isNaN);
  const rows = sum(open.rows);
  const columns = sum(open.columns.filter((total) => !Number.isNaN(total)));
  if (problems.length === 0 && (anyFree ? columns > rows : columns !== rows)) {
    const heldColumns = Array.from(task.columns).reduce<number>((a, total) => a + (total ?? 0), 0);
    problems.push({ kind: 'totals_differ', rows: sum(task.rows), columns: heldColumns });
  }
  return problems;
}

function scale(open: OpenTable, limit: number, tolerance: number) {
  const { rows, columns, seed } = open;
  const [height, width] = [rows.length, columns.length];
  const sums = new Float64Array(width);
  let gap = Infinity;
  let rounds = 0;
  while (rounds < limit && gap > tolerance) {
    rounds++;
    sums.fill(0);
    for (let r = 0; r < height; r++) {
      let rowSum = 0;
      for (let cell = r * width; cell < (r + 1) * width; cell++) rowSum += seed[cell]!;
      const factor = rowSum > 0 ? rows[r]! / rowSum : 0;
      gap = rowSum > 0 ? gap : Math.max(gap, rows[r]!);
      for (let c = 0; c < width; c++) sums[c]! += seed[r * width + c]! *= factor;
    }
    gap = 0;
    for (let c = 0; c < width; c++) {
      const wanted = columns[c]!;
      if (Number.isNaN(wanted)) continue;
      gap = Math.max(gap, Math.abs(sums[c]! - wanted));
      sums[c] = sums[c]! > 0 ? wanted / sums[c]! : 0;
    }
    if (gap <= tolerance) break;
    for (let cell = 0, c = 0; cell < seed.length; cell++, c = c + 1 === width ? 0 : c + 1)
      if (!Number.isNaN(columns[c]!)) seed[cell]! *= sums[c]!;
  }
  return { rounds, gap: Math.max(gap, rowGap(open)) };
}

function rowGap({ rows, columns, seed }: OpenTable): number {
  let gap = 0;
  for (let r = 0; r < rows.length; r++)
    gap = Math.max(
      gap,
      Math.abs(sum(seed.subarray(r * columns.length, (r + 1) * columns.length)) - rows[r]!),
    );
  return gap;
}

/** The same question as a transport network: can rows ship everything to columns over open cells? */
function transport(open: OpenTable): { problem: TableProblem | null; dead: number[] } {
  const { net, cells, source, sink } = shipping(open);
  if (maxFlow(net, source, sink) < sum(open.rows))
    return { problem: tightest(net, source, open), dead: [] };
  return { problem: null, dead: deadCells(net, cells, open) };
}

/** Edges in order: open cells, rows from the source, columns to the sink (free ones through a pool). */
function shipping(open: OpenTable) {
  const [height, width] = [open.rows.length, open.columns.length];
  const cells = Array.from(open.seed.keys()).filter((cell) => open.seed[cell]! > 0);
  const [pool, source, sink] = [height + width, height + width + 1, height + width + 2];
  const fixed = sum(open.columns.filter((value) => !Number.isNaN(value)));
  const edges = { from: [] as number[], to: [] as number[], room: [] as number[] };
  const edge = (from: number, to: number, room: number) => {
    edges.from.push(from);
    edges.to.push(to);
    edges.room.push(room);
  };
  for (const cell of cells) edge(Math.floor(cell / width), height + (cell % width), Infinity);
  open.rows.forEach((left, row) => edge(source, row, left));
  open.columns.forEach((left, column) => {
    if (Number.isNaN(left)) edge(height + column, pool, Infinity);
    else edge(height + column, sink, left);
  });
  edge(pool, sink, Math.max(0, sum(open.rows) - fixed));
  return { net: networkOf(height + width + 3, edges), cells, source, sink };
}

/**
 * Column totals as close to the wanted ones as the rows and the empty cells allow: everything that fits
 * stays, and only what cannot be placed moves to other columns. Equal to the wanted totals when they can be met.
 */
export function nearestColumns(task: TableTask & { columns: ArrayLike<number> }): number[] {
  const open = openTable(task);
  const { net, cells, source, sink } = shipping(open);
  maxFlow(net, source, sink);
  const first = cells.length + open.rows.length;
  open.columns.forEach((_, column) => (net.room[2 * (first + column)] = Infinity));
  maxFlow(net, source, sink);
  return Array.from(open.columns, (left, column) => {
    const placed = net.room[2 * (first + column) + 1]!;
    return task.columns[column]! - left + placed;
  });
}

/** Rows on the near side of the cut need more than the columns that they can reach will take. */
function tightest(net: Network, source: number, open: OpenTable): TableProblem {
  const near = reachable(net, source);
  const height = open.rows.length;
  const rows = Array.from(open.rows.keys()).filter((row) => near[row] && open.rows[row]! > 0);
  const columns = Array.from(open.columns.keys()).filter((column) => near[height + column]);
  const need = rows.reduce((a, row) => a + open.rows[row]!, 0);
  const fixed = columns.filter((column) => !Number.isNaN(open.columns[column]!));
  const all = sum(open.columns.filter((value) => !Number.isNaN(value)));
  const free = fixed.length < columns.length ? Math.max(0, sum(open.rows) - all) : 0;
  const room = fixed.reduce((a, column) => a + open.columns[column]!, free);
  return { kind: 'no_room', rows, columns, need, room };
}

/** Cells that are empty in every table that meets the totals; scaling would creep towards that for ever. */
function deadCells(net: Network, cells: readonly number[], open: OpenTable): number[] {
  const [height, width] = [open.rows.length, open.columns.length];
  const from = Array.from({ length: width }, (_, column) => reachable(net, height + column));
  return cells.filter(
    (cell, edge) => net.room[2 * edge + 1] === 0 && !from[cell % width]![Math.floor(cell / width)],
  );
}
