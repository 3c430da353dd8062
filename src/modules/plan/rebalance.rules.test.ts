import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnTotal, editGrid, rowTotal, type Grid, type GridEdit } from './rebalance.rules.ts';
import { apportion } from './remainder.rules.ts';

const season = [1, 0.62, 0.96, 0.9, 0.92, 0.95, 0.88, 0.99, 1.08, 1.13, 1.2, 1.37];
const grid = (years: number[], marks: Partial<Grid> = {}): Grid => {
  const none = years.flatMap(() => season.map(() => false));
  return {
    rowKeys: years.map((_, i) => `model ${i}`),
    columnKeys: season.map((_, i) => String(i + 1).padStart(2, '0')),
    cells: years.flatMap((year) => apportion(year, season)),
    weights: years.flatMap(() => season),
    locked: none,
    typed: none,
    columnHeld: season.map(() => false),
    ...marks,
  };
};
const done = (from: Grid, ...edits: GridEdit[]) => {
  const outcome = editGrid(from, edits);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome;
};
const cell = (row: number, column: number, value: number): GridEdit => ({
  kind: 'cell',
  row,
  column,
  value,
});

describe('Editing the grid 联动调整', () => {
  const year = grid([348, 264, 216]);

  test('a typed month stays, the other months of the row make up for it, other rows rest', () => {
    const { grid: after, moved } = done(year, cell(0, 8, 36));
    expect(after.cells[8]).toBe(36);
    expect(rowTotal(after, 0)).toBe(348);
    expect(moved.slice(12).every((by) => by === 0)).toBe(true);
    expect(moved.reduce((a, b) => a + b, 0)).toBe(year.cells[8]! - 36);
  });

  test('a second edit does not undo the first', () => {
    const once = done(year, cell(0, 8, 50)).grid;
    expect(done(once, cell(0, 9, 60)).grid.cells[8]).toBe(50);
  });

  test('with months held as well, other rows make up for it and both totals stay', () => {
    const held = { ...year, columnHeld: season.map(() => true) };
    const { grid: after } = done(held, cell(0, 8, 40));
    for (let row = 0; row < 3; row++) expect(rowTotal(after, row)).toBe(rowTotal(year, row));
    for (let month = 0; month < 12; month++)
      expect(columnTotal(after, month)).toBe(columnTotal(year, month));
  });

  test('what cannot be met changes nothing and says limit, reason and ways out', () => {
    // The picture of the design: the year is 216, nine other months are locked and leave 48.
    const cells = [15, 9, 15, 15, 16, 17, 16, 18, 21, 22, 24, 28];
    const locked = cells.map((_, month) => month > 1 && month !== 10);
    const none = cells.map(() => false);
    const e6 = { ...grid([216]), cells, weights: season, locked, typed: none };
    const outcome = editGrid(e6, [cell(0, 10, 52)]);
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: {
        kind: 'cell_limit',
        most: 48,
        least: 0,
        rowTotal: 216,
        rowHeld: 168,
        rowHeldCount: 9,
        openColumns: [0, 1],
      },
      mends: [
        { kind: 'fill_limit', value: 48, emptied: [0, 1] },
        { kind: 'change_row_total', total: 220 },
        { kind: 'release_cell', column: 11 },
      ],
    });
  });

  test('the year of a row can be changed, and cannot fall below what is held', () => {
    const locked = done(year, { kind: 'lock', row: 0, column: 0 }).grid;
    expect(rowTotal(done(locked, { kind: 'row', row: 0, value: 400 }).grid, 0)).toBe(400);
    expect(editGrid(locked, [{ kind: 'row', row: 0, value: 10 }])).toMatchObject({
      kind: 'refused',
      refusal: { kind: 'total_limit', least: year.cells[0] },
    });
  });

  test('a month can be given a total: rows keep theirs, free months give way', () => {
    const { grid: after } = done(year, { kind: 'column', column: 3, value: 100 });
    expect(columnTotal(after, 3)).toBe(100);
    expect(rowTotal(after, 2)).toBe(216);
  });

  test('half a car is refused', () => {
    expect(editGrid(year, [cell(0, 0, 1.5)])).toMatchObject({ refusal: { kind: 'not_whole' } });
  });

  test('a whole row pasted with another sum is refused at the cell that breaks it', () => {
    const edits = season.map((_, month) => cell(0, month, 30));
    const outcome = editGrid(year, edits);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { edit: { column: 11 } } });
    const mend =
      outcome.kind === 'refused' && outcome.mends.find((m) => m.kind === 'change_row_total');
    expect(mend && done(year, ...mend.edits).grid.cells.slice(0, 12)).toEqual(season.map(() => 30));
  });
});

const anyGrid = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 6 }))
  .chain(([height, width]) => {
    const size = height * width;
    const list = <T>(of: fc.Arbitrary<T>, length: number) =>
      fc.array(of, { minLength: length, maxLength: length });
    return fc.record({
      rowKeys: fc.constant(Array.from({ length: height }, (_, i) => `r${i}`)),
      columnKeys: fc.constant(Array.from({ length: width }, (_, i) => `c${i}`)),
      cells: list(fc.nat(30), size),
      weights: list(fc.integer({ min: 1, max: 20 }), size),
      locked: list(
        fc.nat(3).map((n) => n === 0),
        size,
      ),
      typed: list(fc.constant(false), size),
      columnHeld: list(fc.boolean(), width),
    });
  });
const anyEdit = (from: Grid) =>
  fc.record({
    kind: fc.constant('cell' as const),
    row: fc.nat(from.rowKeys.length - 1),
    column: fc.nat(from.columnKeys.length - 1),
    value: fc.nat(80),
  });

test('after any edit totals hold, held cells stay, and every mend offered works', () => {
  fc.assert(
    fc.property(
      anyGrid.chain((from) => fc.tuple(fc.constant(from), anyEdit(from))),
      ([from, edit]) => {
        const outcome = editGrid(from, [edit]);
        if (outcome.kind === 'refused') {
          expect(outcome.refusal.kind).toBe('cell_limit');
          expect(outcome.mends.some((mend) => mend.kind === 'fill_limit')).toBe(true);
          for (const mend of outcome.mends) expect(editGrid(from, mend.edits).kind).toBe('done');
          return;
        }
        const at = edit.row * from.columnKeys.length + edit.column;
        expect(outcome.grid.cells[at]).toBe(edit.value);
        from.rowKeys.forEach((_, row) =>
          expect(rowTotal(outcome.grid, row)).toBe(rowTotal(from, row)),
        );
        from.columnHeld.forEach((held, column) => {
          if (held) expect(columnTotal(outcome.grid, column)).toBe(columnTotal(from, column));
        });
        from.locked.forEach((locked, i) => {
          if (locked && i !== at) expect(outcome.grid.cells[i]).toBe(from.cells[i]);
        });
        expect(outcome.grid.cells.every((value) => Number.isInteger(value) && value >= 0)).toBe(
          true,
        );
      },
    ),
    { numRuns: 500 },
  );
});
