import { assert } from '../../kernel/assert.ts';
import { startRounding, type RealFlow, type Rounding } from './rounding.rules.ts';

/** A fitted table of rows (cells of the parent, `used` tells which) × parts, to be made whole. */
export type PartRounding = {
  /** model × 12 + month of each row. */
  used: readonly number[];
  rows: readonly number[];
  totals: readonly number[];
  fit: Float64Array;
  modelRanks: readonly number[];
  partRanks: readonly number[];
};

/**
 * Makes the shares of stores, teams or people whole on three levels at once (分层取整): each parent cell and each
 * part's year exactly, each month of a part up or down. Rows flow to (month, part) and on to the part: a network,
 * so whole numbers exist wherever the fit does. Order: months of the calendar; in each, whoever is owed most
 * (fit less given so far), then larger fit, smaller model, smaller key.
 */
export function roundParts(task: PartRounding): Float64Array {
  const real = flowOf(task);
  const rounded = startRounding(real);
  assert(rounded, 'totals were checked and must be within reach');
  const width = task.totals.length;
  const cells = task.fit.length;
  const owedMonths = new Float64Array(width);
  const part = (edge: number) => (edge - cells) % width;
  for (let month = 0; month < 12; month++) {
    const edges = Array.from({ length: width }, (_, p) => cells + month * width + p);
    const rank = (edge: number) => task.partRanks[part(edge)]!;
    settleOwed({ rounded, real, owed: owedMonths, lineOf: part, rank }, edges);
  }
  settleCells(task, rounded, real);
  return rounded.amounts().subarray(0, cells);
}

function flowOf({ used, rows, totals, fit }: PartRounding): RealFlow {
  const width = totals.length;
  const months = rows.length + 12 * width;
  const real: RealFlow = {
    nodes: months + width,
    from: new Int32Array(fit.length + 12 * width),
    to: new Int32Array(fit.length + 12 * width),
    fit: new Float64Array(fit.length + 12 * width),
    balance: new Float64Array(months + width),
  };
  real.fit.set(fit);
  used.forEach((cell, row) => {
    real.balance[row] = rows[row]!;
    for (let p = 0; p < width; p++) {
      const edge = row * width + p;
      const group = (cell % 12) * width + p;
      real.from[edge] = row;
      real.to[edge] = rows.length + group;
      real.fit[fit.length + group]! += fit[edge]!;
    }
  });
  for (let group = 0; group < 12 * width; group++) {
    real.from[fit.length + group] = rows.length + group;
    real.to[fit.length + group] = months + (group % width);
  }
  totals.forEach((total, p) => (real.balance[months + p] = -total));
  return real;
}

function settleCells(task: PartRounding, rounded: Rounding, real: RealFlow): void {
  const { used, modelRanks, partRanks } = task;
  const width = task.totals.length;
  const owed = new Float64Array(modelRanks.length * width);
  const modelOf = (edge: number) => Math.floor(used[Math.floor(edge / width)]! / 12);
  const lineOf = (edge: number) => modelOf(edge) * width + (edge % width);
  const rank = (edge: number) => modelRanks[modelOf(edge)]! * width + partRanks[edge % width]!;
  for (let month = 0; month < 12; month++) {
    const edges = used.flatMap((cell, row) =>
      cell % 12 === month ? Array.from({ length: width }, (_, p) => row * width + p) : [],
    );
    settleOwed({ rounded, real, owed, lineOf, rank }, edges);
  }
}

type Books = {
  rounded: Rounding;
  real: RealFlow;
  /** What each line is owed so far: fit less given. */
  owed: Float64Array;
  lineOf: (edge: number) => number;
  rank: (edge: number) => number;
};

/** Settles edges by what each line is owed with this fit, and books what it was given. */
function settleOwed({ rounded, real, owed, lineOf, rank }: Books, edges: readonly number[]): void {
  const open = edges.filter((edge) => real.fit[edge]! > 0);
  const due = new Float64Array(open.length);
  const size = new Float64Array(open.length);
  const place = new Float64Array(open.length);
  open.forEach((edge, i) => {
    const fit = real.fit[edge]!;
    due[i] = Math.round((owed[lineOf(edge)]! + fit - Math.floor(fit + 1e-7)) * 1e6);
    size[i] = Math.round(fit * 1e6);
    place[i] = rank(edge);
  });
  const queue = Int32Array.from(open.keys()).sort(
    (a, b) => due[b]! - due[a]! || size[b]! - size[a]! || place[a]! - place[b]!,
  );
  rounded.settle(queue.map((i) => open[i]!));
  for (const edge of open) owed[lineOf(edge)]! += real.fit[edge]! - rounded.amountOf(edge);
}
