import { NOBODY } from '../../kernel/uuid.ts';
import type { GridView } from './grid.schema.ts';
import type { Seller } from './leaves.rules.ts';
import { apportion } from './remainder.rules.ts';

/** A seller's year of one model. */
export type Leaf = Seller & { modelId: string; amounts: number[] };

/** A line of a grid that a person changed: its twelve months as they shall be. */
export type LineChange = { rowId: string; cells: readonly number[] };

/** Which line of a grid a seller's year belongs to. */
export const lineOf = (view: GridView, leaf: Omit<Leaf, 'amounts'>): string =>
  ({ model: leaf.modelId, store: leaf.storeId, team: leaf.teamId, person: leaf.personId })[view];

/**
 * Brings changed lines down to whoever carries them (向下分摊): each changed month is shared anew among the sellers' models
 * that make it up, by what they hold in that month and, a twelfth as strong, in the year; largest
 * remainder, ties to the larger and then the earlier. A line that nobody carries yet is shared
 * evenly, the odd ones to the largest sellers (a model) or models (a store). Answers only the years that changed; every
 * level above stays their exact sum.
 */
export function spreadChanges(
  leaves: readonly Leaf[],
  view: GridView,
  changes: readonly LineChange[],
): Leaf[] {
  const lines = Map.groupBy(leaves, (leaf) => lineOf(view, leaf));
  return changes.flatMap(({ rowId, cells }) => {
    const own = lines.get(rowId) ?? newLeaves(leaves, view, rowId);
    const next = own.map((leaf) => ({ ...leaf, amounts: [...leaf.amounts] }));
    cells.forEach((value, month) => {
      const now = own.reduce((a, leaf) => a + leaf.amounts[month]!, 0);
      if (now !== value) shareMonth(own, next, month, value);
    });
    return next.filter((leaf, i) => leaf.amounts.some((n, month) => n !== own[i]!.amounts[month]));
  });
}

function shareMonth(own: readonly Leaf[], next: Leaf[], month: number, value: number): void {
  const weights = own.map(
    ({ amounts }) => amounts[month]! * 12 + amounts.reduce((a, b) => a + b, 0),
  );
  const parts = apportion(value, weights.some((w) => w > 0) ? weights : weights.map(() => 1));
  parts.forEach((part, i) => (next[i]!.amounts[month] = part));
}

/** Empty years for a line that nobody carries yet, the largest sellers or models first. */
function newLeaves(leaves: readonly Leaf[], view: GridView, rowId: string): Leaf[] {
  const keyOf = (leaf: Leaf) =>
    view === 'model' ? `${leaf.storeId}/${leaf.teamId}/${leaf.personId}` : leaf.modelId;
  const groups = [...Map.groupBy(leaves, keyOf).values()];
  const largest = groups.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 200);
  return largest.map(([first]) => {
    const { storeId, teamId, personId, modelId } = first!;
    const seller = view === 'model' ? { storeId, teamId, personId } : placeOf(view, rowId);
    const amounts = Array.from({ length: 12 }, () => 0);
    return { ...seller, modelId: view === 'model' ? rowId : modelId, amounts };
  });
}

const sizeOf = (leaves: readonly Leaf[]) =>
  leaves.reduce((sum, { amounts }) => sum + amounts.reduce((a, b) => a + b, 0), 0);

const placeOf = (view: GridView, id: string): Seller => ({
  storeId: view === 'store' ? id : NOBODY,
  teamId: view === 'team' ? id : NOBODY,
  personId: view === 'person' ? id : NOBODY,
});
