import { fitTable, type TableProblem } from './fitting.rules.ts';
import { marginTotals, type MarginLine } from './margin.rules.ts';
import { roundTable } from './rounding.rules.ts';
import { monthTotals } from './seasonality.rules.ts';

/** A model in the plan, with the weight of its year and the shape of its months. */
export type ModelLine = {
  key: string;
  /** Weight of the model's year, such as last year's units. */
  weight: number;
  /** The model's total for the year where a person fixed it. */
  total: number | null;
  /** Twelve amounts of its own history; empty where it has none. */
  shape: readonly number[];
  /** Months in which it is not sold (not yet launched, run out): 0 = January. */
  closedMonths?: readonly number[];
};

export type YearTask = {
  /** Cars or fen. */
  total: number;
  /** Weights of the twelve months (`seasonOf`). */
  season: readonly number[];
  quarterSharesBp?: readonly number[] | null;
  /** Totals of months that a person fixed; null = by the season. */
  monthTotals?: readonly (number | null)[];
  models: readonly ModelLine[];
  /** Locked cells, model × 12 + month; NaN = open. */
  held?: Float64Array;
};

/** What could not be kept, in the words of the plan; nothing is dropped without one of these. */
export type YearConflict =
  | { kind: 'month_total'; month: number; wanted: number; given: number }
  | { kind: 'model_total'; model: string; wanted: number; given: number }
  | { kind: 'quarter_share'; quarter: number; wanted: number; given: number }
  | { kind: 'no_room'; models: string[]; months: number[]; need: number; room: number }
  | { kind: 'locked_over_total'; total: number; locked: number };

export type YearTable = {
  /** model × 12 + month, whole numbers. */
  cells: Float64Array;
  fit: Float64Array;
  months: number[];
  models: number[];
  conflicts: YearConflict[];
};

/**
 * Target decomposition by month and model (目标分解): the year goes to quarters and months by the season
 * and to models by their weight; month × model is fitted to both margins (iterative proportional
 * fitting) and rounded with both held (table rounding). Totals and cells that a person fixed stay;
 * what contradicts is listed in `conflicts` and gives way in this order: the year, locked cells, model
 * totals, fixed months, other months.
 * Units: those of `total`. Rounding: whole numbers, every row, column and the whole exact.
 */
export function decomposeYear(task: YearTask): YearTable {
  const conflicts: YearConflict[] = [];
  const held = task.held ?? new Float64Array(task.models.length * 12).fill(NaN);
  const locked = held.reduce((a, value) => a + (Number.isNaN(value) ? 0 : value), 0);
  if (locked > task.total) conflicts.push({ kind: 'locked_over_total', total: task.total, locked });
  const total = Math.max(task.total, locked);
  const seed = seedOf(task);
  const frame: Frame = { task, total, held, seed, conflicts };
  const columns = monthMargin(frame);
  const rows = modelMargin(frame);
  const { fit, months } = fitted(task, { rows, columns, seed, held }, conflicts);
  const keys = task.models.map((model) => model.key);
  const monthKeys = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  const rounded = roundTable({ rows, columns: months, fit, rowKeys: keys, columnKeys: monthKeys });
  const cells = rounded ?? fit.map(Math.round);
  const sums = Array.from({ length: 12 }, (_, month) =>
    task.models.reduce((a, _m, model) => a + cells[model * 12 + month]!, 0),
  );
  if (months.includes(null)) reportMoved(task, columns, sums, conflicts);
  return { cells, fit, months: sums, models: rows, conflicts };
}

/** Half its own shape and half the general one, so that one odd month of a small model does not repeat. */
function seedOf({ models, season }: YearTask): Float64Array {
  const seed = new Float64Array(models.length * 12);
  const general = season.reduce((a, b) => a + b, 0);
  models.forEach((model, row) => {
    const own = model.shape.reduce((a, b) => a + Math.max(0, b), 0);
    for (let month = 0; month < 12; month++) {
      if (model.closedMonths?.includes(month)) continue;
      const usual = season[month]! / general;
      const mine = own > 0 ? Math.max(0, model.shape[month] ?? 0) / own : usual;
      seed[row * 12 + month] = (usual + mine) / 2;
    }
  });
  return seed;
}

/** What both margins are made from. */
type Frame = {
  task: YearTask;
  total: number;
  held: Float64Array;
  seed: Float64Array;
  conflicts: YearConflict[];
};

type LineSource = {
  count: number;
  cellsOf: (index: number) => number[];
  weight: (index: number) => number;
  fixed: (index: number) => number | null;
};

function linesOf({ held, seed }: Frame, { count, cellsOf, weight, fixed }: LineSource) {
  return Array.from({ length: count }, (_, index): MarginLine => {
    const cells = cellsOf(index);
    return {
      weight: weight(index),
      fixed: fixed(index),
      held: cells.reduce((a, cell) => a + (Number.isNaN(held[cell]!) ? 0 : held[cell]!), 0),
      open: cells.some((cell) => Number.isNaN(held[cell]!) && seed[cell]! > 0),
    };
  });
}

/** Months by the season, or inside quarters where their shares are typed. */
function monthMargin(frame: Frame): number[] {
  const { task, total, conflicts } = frame;
  const natural = monthTotals(total, task.season, task.quarterSharesBp);
  const lines = linesOf(frame, {
    count: 12,
    cellsOf: (month) => task.models.map((_, model) => model * 12 + month),
    weight: (month) => natural.months[month]!,
    fixed: (month) => task.monthTotals?.[month] ?? null,
  });
  const inside = (whole: number, first: number, part: readonly MarginLine[]) => {
    const margin = marginTotals(whole, part);
    for (const { index, wanted, given } of margin.conflicts)
      conflicts.push({ kind: 'month_total', month: first + index, wanted, given });
    return margin.totals;
  };
  if (!task.quarterSharesBp) return inside(total, 0, lines);
  const quarters = quarterMargin(natural.quarters, lines, frame);
  return quarters.flatMap((part, q) => inside(part, q * 3, lines.slice(q * 3, q * 3 + 3)));
}

/** Typed quarter shares hold unless locked cells or fixed months inside them say otherwise. */
function quarterMargin(
  wanted: readonly number[],
  lines: readonly MarginLine[],
  { total, conflicts }: Frame,
): number[] {
  const { totals } = marginTotals(
    total,
    wanted.map((weight, q): MarginLine => {
      const months = lines.slice(q * 3, q * 3 + 3);
      const sum = (of: (line: MarginLine) => number) => months.reduce((a, line) => a + of(line), 0);
      const isFixed = months.every((line) => line.fixed !== null);
      return {
        weight,
        fixed: isFixed ? sum((line) => line.fixed!) : null,
        held: sum((line) => Math.max(line.held, line.fixed ?? 0)),
        open: months.some((line) => line.open),
      };
    }),
  );
  totals.forEach((given, quarter) => {
    if (given !== wanted[quarter])
      conflicts.push({ kind: 'quarter_share', quarter, wanted: wanted[quarter]!, given });
  });
  return totals;
}

function modelMargin(frame: Frame): number[] {
  const { models } = frame.task;
  const margin = marginTotals(
    frame.total,
    linesOf(frame, {
      count: models.length,
      cellsOf: (model) => Array.from({ length: 12 }, (_, month) => model * 12 + month),
      weight: (model) => Math.max(0, models[model]!.weight),
      fixed: (model) => models[model]!.total,
    }),
  );
  for (const { index, wanted, given } of margin.conflicts)
    frame.conflicts.push({ kind: 'model_total', model: models[index]!.key, wanted, given });
  return margin.totals;
}

type Margins = { rows: number[]; columns: number[]; seed: Float64Array; held: Float64Array };

/** Both margins if they can be met; else months that nobody fixed float, and if need be the fixed ones too. */
function fitted(
  task: YearTask,
  margins: Margins,
  conflicts: YearConflict[],
): { fit: Float64Array; months: (number | null)[] } {
  const fixedOnly = margins.columns.map((total, month) =>
    task.monthTotals?.[month] == null ? null : total,
  );
  for (const months of [margins.columns, fixedOnly, margins.columns.map(() => null)]) {
    const { cells, problems } = fitTable({ ...margins, columns: months });
    if (problems.length === 0) return { fit: cells, months };
    conflicts.push(...problems.flatMap((problem) => said(task, problem)));
  }
  return { fit: fitTable({ ...margins, columns: margins.columns }).cells, months: fixedOnly };
}

function said(task: YearTask, problem: TableProblem): YearConflict[] {
  if (problem.kind !== 'no_room') return [];
  const { rows, columns, need, room } = problem;
  const models = rows.map((row) => task.models[row]!.key);
  return [{ kind: 'no_room', models, months: columns, need, room }];
}

function reportMoved(
  task: YearTask,
  wanted: readonly number[],
  given: readonly number[],
  conflicts: YearConflict[],
): void {
  given.forEach((sum, month) => {
    const fixed = task.monthTotals?.[month] ?? null;
    if (fixed !== null && sum !== fixed && sum !== wanted[month])
      conflicts.push({ kind: 'month_total', month, wanted: fixed, given: sum });
  });
}
