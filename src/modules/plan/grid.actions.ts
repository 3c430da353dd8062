import type { InputOf, OutputOf } from '../../kernel/endpoint.ts';
import { monthNumberOf } from '../../kernel/period.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { counted } from '../kpi/index.ts';
import { lineNames, lineSums } from './grid.queries.ts';
import type {
  getTargetGrid,
  GridLine,
  GridView,
  postGridEdits,
  putTargetGrid,
} from './grid.schema.ts';
import { locksElsewhere, marksOf, replaceMarks, type Mark } from './mark.queries.ts';
import { amountOf, kindOf } from './material.actions.ts';
import { storesFor } from './material.queries.ts';
import { editablePlan, readPlan } from './plan.actions.ts';
import type { PlanRow } from './plan.queries.ts';
import {
  changedMeanwhile,
  doesNotFit,
  lockedCellChanged,
  lockedElsewhere,
  noSuchRow,
  noSuchStore,
  notDecomposed,
} from './plan.refusals.ts';
import { editGrid, type Grid, type GridEdit } from './rebalance.rules.ts';
import { lineOf, spreadChanges, type Leaf } from './spread.rules.ts';
import { decompositionOf, leavesOf, raiseVersion, writeLeaves } from './target.queries.ts';

type Asked = InputOf<typeof getTargetGrid>;
export type GridAnswer = OutputOf<typeof getTargetGrid>;
const twelve = <T>(of: (month: number) => T): T[] => Array.from({ length: 12 }, (_, i) => of(i));
const places: Record<GridView, Place> = {
  model: 'model_id',
  store: 'store_id',
  team: 'team_id',
  person: 'person_id',
};

/** A grid of targets (目标表) by month and model, store, team or person, with its marks and last year. */
export async function readGrid(ctx: Ctx, asked: Asked): Promise<GridAnswer> {
  const plan = await readPlan(ctx, asked);
  const of = { planId: asked.id, measure: asked.measure };
  const found = await decompositionOf(ctx, of);
  if (!found) throw notDecomposed();
  const stores = await storesFor(ctx, plan);
  if (asked.storeId && !stores.some(({ id }) => id === asked.storeId))
    throw noSuchStore(asked.storeId);
  const scope = { view: asked.view, storeId: asked.storeId };
  const sums = await lineSums(ctx, of, scope);
  const roles = new Map(found.settings.models.map((model) => [model.modelId, model.role]));
  const listed =
    asked.view === 'store' && !asked.storeId
      ? stores.map(({ id }) => id)
      : asked.view === 'model'
        ? found.settings.models.filter((model) => !model.isLeftOut).map((model) => model.modelId)
        : [];
  const lines = await lineNames(ctx, asked.view, [...new Set([...sums.keys(), ...listed])]);
  const last = await lastYearOf(ctx, plan, asked);
  const marks = Map.groupBy(await marksOf(ctx, of, scope), ({ rowId }) => rowId);
  const has = (rowId: string, kind: Mark['kind']) =>
    twelve((i) => marks.get(rowId)?.some((m) => m.kind === kind && m.month === i + 1) ?? false);
  const held = [...marks.values()].flat().filter(({ kind }) => kind === 'held');
  return {
    version: found.version,
    view: asked.view,
    storeId: asked.storeId ?? null,
    columnKeys: twelve((i) => String(i + 1).padStart(2, '0')),
    columnHeld: twelve((i) => held.some(({ month }) => month === i + 1)),
    rows: lines.map(({ id, name, group }): GridLine => {
      const cells = sums.get(id) ?? twelve(() => 0);
      const role = asked.view === 'model' ? (roles.get(id) ?? 'other') : null;
      return {
        id,
        name,
        group,
        role,
        cells,
        weights: weightsOf(cells, found.outcome.indexes),
        locked: has(id, 'locked'),
        typed: has(id, 'typed'),
        lastYear: last.get(id) ?? twelve(() => 0),
      };
    }),
    mayEdit: plan.mayEdit,
  };
}

/** Open cells share by what they hold and a little by the season, so that an empty month can fill. */
const weightsOf = (cells: readonly number[], indexes: readonly number[]): number[] => {
  const year = cells.reduce((a, b) => a + b, 0);
  return cells.map((cell, i) => cell + (indexes[i]! * (year || 12)) / 600);
};

async function lastYearOf(
  ctx: Ctx,
  plan: PlanRow,
  { measure, view, storeId }: Asked,
): Promise<Map<string, number[]>> {
  const year = plan.year - 1;
  const store = storeId ?? plan.storeId;
  const facts = await counted(ctx, {
    kinds: [kindOf(measure)],
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    part: 'month',
    by: [places[view]],
    within: store ? { store_id: [store] } : {},
  });
  const lines = new Map<string, number[]>();
  for (const fact of facts) {
    const line = lines.get(fact.places[0]!) ?? twelve(() => 0);
    line[monthNumberOf(fact.part!) - 1]! += amountOf(measure, fact);
    lines.set(fact.places[0]!, line);
  }
  return lines;
}

/** Lines as they shall stand after an edit. */
export type EditedLine = Pick<GridLine, 'id' | 'cells' | 'locked' | 'typed'>;

/** Saves a grid as it stands on the screen; see `keepGrid`. */
export async function saveGrid(ctx: Ctx, input: InputOf<typeof putTargetGrid>) {
  return keepGrid(ctx, input, { rows: input.rows, columnHeld: input.columnHeld });
}

/**
 * Keeps an edited grid as the next version (保存): the levels below share each change, the levels above are sums.
 * Refused: an older version than the stored one, a line that is not there, a cell that is locked and changed,
 * here or in another grid of the plan. Locks and typed cells of lines left out stay.
 */
export async function keepGrid(
  ctx: Ctx,
  asked: Asked & { version: number },
  edited: { rows: readonly EditedLine[]; columnHeld: readonly boolean[] },
): Promise<GridAnswer> {
  await editablePlan(ctx, asked.id);
  const before = await readGrid(ctx, asked);
  if (before.version !== asked.version) throw changedMeanwhile(before.version);
  const known = new Map(before.rows.map((row) => [row.id, row]));
  const changes = edited.rows.filter((row) => {
    const old = known.get(row.id);
    if (!old) throw noSuchRow(row.id);
    const touched = row.cells.findIndex(
      (n, i) => n !== old.cells[i] && old.locked[i] && row.locked[i],
    );
    if (touched >= 0) throw lockedCellChanged(old.name, touched + 1);
    return row.cells.some((value, i) => value !== old.cells[i]);
  });
  const of = { planId: asked.id, measure: asked.measure };
  const leaves = await leavesOf(ctx, of);
  const inScope = asked.storeId
    ? leaves.filter(({ storeId }) => storeId === asked.storeId)
    : leaves;
  const lines = changes.map(({ id, cells }) => ({ rowId: id, cells }));
  const spread = spreadChanges(inScope, asked.view, lines).map((leaf) =>
    asked.storeId ? { ...leaf, storeId: asked.storeId } : leaf,
  );
  await respectOtherLocks(ctx, asked, leaves, spread);
  if (!(await raiseVersion(ctx, of, asked.version))) throw changedMeanwhile(before.version);
  await writeLeaves(ctx, of, spread);
  const scope = { view: asked.view, storeId: asked.storeId };
  await replaceMarks(ctx, of, scope, marksAfter(before, edited));
  await auditEdit(ctx, asked, before, changes);
  return readGrid(ctx, asked);
}

function marksAfter(
  before: GridAnswer,
  edited: { rows: readonly EditedLine[]; columnHeld: readonly boolean[] },
): Mark[] {
  const given = new Map(edited.rows.map((row) => [row.id, row]));
  const of = (rowId: string, flags: readonly boolean[], kind: Mark['kind']): Mark[] =>
    flags.flatMap((is, i) => (is ? [{ rowId, month: i + 1, kind }] : []));
  return [
    ...before.rows.flatMap(({ id, locked, typed }) => [
      ...of(id, given.get(id)?.locked ?? locked, 'locked'),
      ...of(id, given.get(id)?.typed ?? typed, 'typed'),
    ]),
    ...of(NOBODY, edited.columnHeld, 'held'),
  ];
}

/** What is locked in another grid may not move because of an edit in this one. */
async function respectOtherLocks(
  ctx: Ctx,
  asked: Asked,
  leaves: readonly Leaf[],
  spread: readonly Leaf[],
): Promise<void> {
  const of = { planId: asked.id, measure: asked.measure };
  const here = { view: asked.view, storeId: asked.storeId };
  const locks = await locksElsewhere(ctx, of, here);
  if (locks.length === 0) return;
  const keyOf = ({ storeId, teamId, personId, modelId }: Leaf) =>
    `${storeId}/${teamId}/${personId}/${modelId}`;
  const old = new Map(leaves.map((leaf) => [keyOf(leaf), leaf.amounts]));
  for (const { view, storeId, rowId, month } of locks) {
    const moved = spread
      .filter(
        (leaf) => lineOf(view, leaf) === rowId && (storeId === NOBODY || leaf.storeId === storeId),
      )
      .reduce(
        (a, leaf) => a + leaf.amounts[month - 1]! - (old.get(keyOf(leaf))?.[month - 1] ?? 0),
        0,
      );
    if (moved !== 0) throw lockedElsewhere(view, month);
  }
}

async function auditEdit(
  ctx: Ctx,
  { id, measure, view, storeId }: Asked,
  before: GridAnswer,
  changes: readonly EditedLine[],
): Promise<void> {
  const old = new Map(before.rows.map((row) => [row.id, row.cells]));
  const some = changes.slice(0, 200);
  await audit(ctx, {
    action: 'plan.targets_edited',
    resource: 'plan',
    recordId: id,
    before: { measure, view, storeId, lines: some.map((row) => [row.id, old.get(row.id)]) },
    after: { lines: some.map((row) => [row.id, row.cells]), changed: changes.length },
  });
}

/** Edits for programs: the server lets the rest follow exactly as the screen does. */
export async function editTargets(ctx: Ctx, input: InputOf<typeof postGridEdits>) {
  await editablePlan(ctx, input.id);
  const before = await readGrid(ctx, input);
  if (before.version !== input.version) throw changedMeanwhile(before.version);
  const grid = gridOf(before);
  const rowAt = (rowId: string) => {
    const row = grid.rowKeys.indexOf(rowId);
    if (row < 0) throw noSuchRow(rowId);
    return row;
  };
  const edits = input.edits.map((edit): GridEdit => {
    if ('rowId' in edit && 'month' in edit)
      return { ...edit, row: rowAt(edit.rowId), column: edit.month - 1 };
    if ('rowId' in edit) return { ...edit, row: rowAt(edit.rowId) };
    return { ...edit, column: edit.month - 1 };
  });
  const outcome = editGrid(grid, edits);
  if (outcome.kind === 'refused') throw doesNotFit(outcome.refusal, outcome.mends);
  const { grid: after, moved } = outcome;
  const line = <T>(list: readonly T[], row: number) => list.slice(row * 12, row * 12 + 12);
  const rows = before.rows.map(({ id }, row) => ({
    id,
    cells: line(after.cells, row),
    locked: line(after.locked, row),
    typed: line(after.typed, row),
  }));
  const saved = await keepGrid(ctx, input, { rows, columnHeld: after.columnHeld });
  return { ...saved, moved: before.rows.map((_, row) => line(moved, row)) };
}

/** The grid of the rules from the grid of the contract. */
export const gridOf = ({ rows, columnKeys, columnHeld }: GridAnswer): Grid => ({
  rowKeys: rows.map(({ id }) => id),
  columnKeys,
  columnHeld,
  cells: rows.flatMap(({ cells }) => cells),
  weights: rows.flatMap(({ weights }) => weights),
  locked: rows.flatMap(({ locked }) => locked),
  typed: rows.flatMap(({ typed }) => typed),
});
