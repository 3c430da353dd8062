import { useState } from 'react';
import { modelRoles } from '../target.schema.ts';
import type { TargetGrid } from '../grid.schema.ts';
import {
  editGrid,
  type Grid,
  type GridEdit,
  type GridOutcome,
  type Mend,
} from '../rebalance.rules.ts';
import type { Spot } from './cursor.rules.ts';
import { begun, redone, stepped, undone } from './past.rules.ts';
import { spotOf } from './refusal-text.ts';

/** Lines in the order of the screen: models by role, others as the server lists them. */
export function orderedRows(sheet: TargetGrid): TargetGrid['rows'] {
  if (sheet.view !== 'model') return sheet.rows;
  const rank = ({ role }: TargetGrid['rows'][number]) => modelRoles.indexOf(role ?? 'other');
  return sheet.rows.toSorted((a, b) => rank(a) - rank(b));
}

/** A grid of the server as the rules take it. */
export const gridOf = (sheet: TargetGrid, rows: TargetGrid['rows']): Grid => ({
  rowKeys: rows.map(({ id }) => id),
  columnKeys: sheet.columnKeys,
  cells: rows.flatMap((row) => row.cells),
  weights: rows.flatMap((row) => row.weights),
  locked: rows.flatMap((row) => row.locked),
  typed: rows.flatMap((row) => row.typed),
  columnHeld: sheet.columnHeld,
});

/** The lines that differ from what the server has, as it wants them back. */
export function changedRows(first: Grid, now: Grid) {
  const line = (grid: Grid, row: number) => {
    const part = <T>(list: readonly T[]) => list.slice(row * 12, row * 12 + 12);
    return { cells: part(grid.cells), locked: part(grid.locked), typed: part(grid.typed) };
  };
  return now.rowKeys.flatMap((id, row) => {
    const after = line(now, row);
    return JSON.stringify(line(first, row)) === JSON.stringify(after) ? [] : [{ id, ...after }];
  });
}

type Step = { grid: Grid; moved: readonly number[] };
type Refused = Extract<GridOutcome, { kind: 'refused' }> & { spot: Spot; text: string };

/** The draft of a grid: each edit goes through the rules here, as it will on the server. */
export function useSheet(first: Grid) {
  const [past, setPast] = useState(() => begun<Step>({ grid: first, moved: [] }));
  const [refused, setRefused] = useState<Refused | null>(null);
  const apply = (edits: readonly GridEdit[], spot: Spot, text: string) => {
    const outcome = editGrid(past.now.grid, edits);
    if (outcome.kind === 'refused') {
      const failing = spotOf(outcome.refusal.edit, first.rowKeys.length);
      const { edit } = outcome.refusal;
      const shown = text || ('value' in edit ? String(edit.value) : '');
      return setRefused({ ...outcome, spot: text ? spot : failing, text: shown });
    }
    setRefused(null);
    setPast(stepped(past, { grid: outcome.grid, moved: outcome.moved }));
  };
  return {
    ...past.now,
    refused,
    isChanged: past.now.grid !== first,
    mayUndo: past.back.length > 0,
    mayRedo: past.forth.length > 0,
    apply,
    mend: (mend: Mend) => apply(mend.edits, { row: 0, column: 0 }, ''),
    forgive: () => setRefused(null),
    undo: () => {
      setRefused(null);
      setPast(undone(past));
    },
    redo: () => {
      setRefused(null);
      setPast(redone(past));
    },
  };
}
