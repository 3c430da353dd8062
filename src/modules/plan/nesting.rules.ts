import { fitTable, nearestColumns, tableProblems } from './fitting.rules.ts';
import { marginTotals } from './margin.rules.ts';
import { roundParts } from './part-rounding.rules.ts';
import { ranks } from './rounding.rules.ts';

/** A store, team or person that takes a share of its parent's table. */
export type Part = {
  key: string;
  /** A total for the year that a person set; null = by history. */
  total: number | null;
  /** Its history by model, in the order of the parent's models; all zero = no history. */
  byModel: ArrayLike<number>;
  /** Its own season against the parent's, 12 numbers around 1; left out = the parent's. */
  byMonth?: ArrayLike<number>;
  /** Models that it does not sell. */
  closedModels?: readonly number[];
};

export type PartConflict =
  | { kind: 'part_total'; part: string; wanted: number; given: number }
  | { kind: 'no_seller'; model: number }
  | { kind: 'no_history'; part: string };

/** `cells[(model × 12 + month) × parts + part]`: whole numbers that add up to the parent's cells. */
export type PartTable = { cells: Float64Array; totals: number[]; conflicts: PartConflict[] };

/**
 * Splits a month × model table among stores, teams or people (层层分解). Every cell of the parent is met
 * exactly; year totals that were set are met wherever the closed models allow, and listed where not.
 * Shape: half the part's own history by model, half what its size alone would give; a part without
 * history counts as an average one, and that is listed.
 * Rounding: each cell, each month of a part and each year of a part is the whole number below or above
 * its fit. Months are settled in calendar order; in each, whoever is owed most so far (fit less given)
 * goes first, then the larger fit, then the smaller model, then the smaller key.
 */
export function splitTable(
  cells: ArrayLike<number>,
  parts: readonly Part[],
  modelKeys?: readonly string[],
): PartTable {
  const conflicts: PartConflict[] = [];
  const width = parts.length;
  const used = Array.from({ length: cells.length }, (_, cell) => cell).filter(
    (cell) => cells[cell]! > 0,
  );
  const seed = seedOf(used, cells, parts, conflicts);
  const rows = used.map((cell) => cells[cell]!);
  const totals = partTotals(rows, seed, parts, conflicts);
  const { cells: fit } = fitTable({ rows, columns: totals, seed });
  const whole = roundParts({
    used,
    rows,
    totals,
    fit,
    modelRanks: ranks(modelKeys, cells.length / 12),
    partRanks: partRanks(parts),
  });
  const spread = new Float64Array(cells.length * width);
  used.forEach((cell, row) =>
    spread.set(whole.subarray(row * width, (row + 1) * width), cell * width),
  );
  return { cells: spread, totals, conflicts };
}

const partRanks = (parts: readonly Part[]) =>
  ranks(
    parts.map((part) => part.key),
    parts.length,
  );

function seedOf(
  used: readonly number[],
  cells: ArrayLike<number>,
  parts: readonly Part[],
  conflicts: PartConflict[],
): Float64Array {
  const width = parts.length;
  const weights = modelWeights(cells.length / 12, parts, conflicts);
  const seed = new Float64Array(used.length * width);
  const unsold = new Set<number>();
  used.forEach((cell, row) => {
    const model = Math.floor(cell / 12);
    let any = false;
    for (let p = 0; p < width; p++) {
      const closed = parts[p]!.closedModels?.includes(model);
      const value = weights[model * width + p]! * (parts[p]!.byMonth?.[cell % 12] ?? 1);
      seed[row * width + p] = closed ? 0 : value;
      any ||= !closed && value > 0;
    }
    if (any) return;
    unsold.add(model);
    seed.fill(1, row * width, (row + 1) * width);
  });
  for (const model of unsold) conflicts.push({ kind: 'no_seller', model });
  return seed;
}

/** Own history plus what size alone would give; both have the same sum, so each counts half. */
function modelWeights(models: number, parts: readonly Part[], conflicts: PartConflict[]) {
  const width = parts.length;
  const own = (p: number, model: number) => Math.max(0, parts[p]!.byModel[model] ?? 0);
  const byModel = Array.from({ length: models }, (_, model) =>
    parts.reduce((a, _p, p) => a + own(p, model), 0),
  );
  const all = byModel.reduce((a, b) => a + b, 0);
  const sizes = sizesOf(parts);
  const isNew = parts.map((_, p) => byModel.every((_m, model) => own(p, model) === 0));
  parts.forEach((part, p) => {
    if (isNew[p] && all > 0) conflicts.push({ kind: 'no_history', part: part.key });
  });
  const weights = new Float64Array(models * width);
  for (let model = 0; model < models; model++)
    for (let p = 0; p < width; p++) {
      const expected = byModel[model]! > 0 ? (sizes[p]! * byModel[model]!) / all : sizes[p]!;
      weights[model * width + p] = isNew[p] ? 2 * expected : own(p, model) + expected;
    }
  return weights;
}

/** Size of each part (规模): its whole history; one without any counts as the mean of the others. */
function sizesOf(parts: readonly Part[]): number[] {
  const sizes = parts.map(({ byModel }) =>
    Array.from(byModel).reduce((a, amount) => a + Math.max(0, amount), 0),
  );
  const known = sizes.filter((size) => size > 0);
  const mean = known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : 1;
  return sizes.map((size) => size || mean);
}

/**
 * Year totals: set ones first, the rest by size (largest remainder); where models are closed to somebody, by what
 * the open ones give instead, and as near to that as the rows allow.
 */
function partTotals(
  rows: readonly number[],
  seed: Float64Array,
  parts: readonly Part[],
  conflicts: PartConflict[],
): number[] {
  const width = parts.length;
  const natural = parts.map(() => 0);
  rows.forEach((total, row) => {
    let sum = 0;
    for (let p = 0; p < width; p++) sum += seed[row * width + p]!;
    for (let p = 0; p < width; p++) natural[p]! += (total * seed[row * width + p]!) / sum;
  });
  const whole = rows.reduce((a, b) => a + b, 0);
  const grain = (value: number) => Math.round(value * 1e6) / 1e6;
  const anyClosed = parts.some((part) => part.closedModels?.length);
  const sizes = sizesOf(parts);
  const lines = parts.map((part, p) => ({
    weight: anyClosed ? grain(natural[p]!) : sizes[p]!,
    fixed: part.total,
    held: 0,
    open: natural[p]! > 0,
  }));
  const { totals } = marginTotals(whole, lines);
  const blocked = anyClosed && tableProblems({ rows, columns: totals, seed }).length > 0;
  const given = blocked ? nearestColumns({ rows, columns: totals, seed }) : totals;
  parts.forEach((part, p) => {
    if (part.total !== null && part.total !== given[p])
      conflicts.push({ kind: 'part_total', part: part.key, wanted: part.total, given: given[p]! });
  });
  return given;
}

/** A part with parts of its own: stores hold teams, teams hold people. */
export type Branch = Part & { children?: readonly Branch[] };

/** One split-up table: `path` are the keys from the top, `cells` its month × model table. */
export type Leaf = { path: string[]; cells: Float64Array };
export type BranchConflict = PartConflict & { path: string[] };

/** A table to split down a tree; `visit` is called for every part of every level, parents first. */
export type Tree = {
  cells: Float64Array;
  branches: readonly Branch[];
  modelKeys?: readonly string[] | undefined;
  visit: (leaf: Leaf) => void;
};

/** Splits a table down the whole tree (门店 → 团队 → 个人); answers what could not be kept, and where. */
export function splitTree(tree: Tree, path: readonly string[] = []): BranchConflict[] {
  const { cells, branches, modelKeys, visit } = tree;
  if (branches.length === 0) return [];
  const split = splitTable(cells, branches, modelKeys);
  const conflicts: BranchConflict[] = split.conflicts.map((conflict) => ({
    ...conflict,
    path: [...path],
  }));
  branches.forEach((branch, p) => {
    const own = new Float64Array(cells.length);
    for (let cell = 0; cell < cells.length; cell++)
      own[cell] = split.cells[cell * branches.length + p]!;
    const below = [...path, branch.key];
    visit({ path: below, cells: own });
    if (branch.children)
      conflicts.push(...splitTree({ ...tree, cells: own, branches: branch.children }, below));
  });
  return conflicts;
}
