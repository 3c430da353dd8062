import { NOBODY } from '../../kernel/uuid.ts';
import { decomposeYear, type YearConflict } from './decomposition.rules.ts';
import { splitTree, type Branch, type BranchConflict } from './nesting.rules.ts';
import type { DecompositionTask } from './task.rules.ts';

/** Who carries a target in the end: a person, or a team or store that has nobody below it. */
export type Seller = { storeId: string; teamId: string; personId: string };

/** `amounts[(seller × models + model) × 12 + month]`: whole numbers; every level above is their sum. */
export type Leaves = {
  sellers: Seller[];
  amounts: Float64Array;
  yearConflicts: YearConflict[];
  branchConflicts: BranchConflict[];
};

/** Runs a whole decomposition (全员分解): month × model for the plan, then down to whoever carries it. */
export function decomposeTask({ year, branches, modelKeys }: DecompositionTask): Leaves {
  const table = decomposeYear(year);
  const sellers: Seller[] = [];
  const tables: Float64Array[] = [];
  const branchConflicts = splitTree({
    cells: table.cells,
    branches,
    modelKeys,
    visit: ({ path, cells }) => {
      if (hasChildren(branches, path)) return;
      const [storeId, teamId = NOBODY, personId = NOBODY] = path;
      sellers.push({ storeId: storeId!, teamId, personId });
      tables.push(cells);
    },
  });
  const amounts = new Float64Array(tables.length * table.cells.length);
  tables.forEach((cells, i) => amounts.set(cells, i * table.cells.length));
  return { sellers, amounts, yearConflicts: table.conflicts, branchConflicts };
}

function hasChildren(branches: readonly Branch[], path: readonly string[]): boolean {
  let level: readonly Branch[] = branches;
  for (const key of path) level = level.find((branch) => branch.key === key)?.children ?? [];
  return level.length > 0;
}
