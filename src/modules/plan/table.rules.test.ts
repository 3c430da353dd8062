import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitTable, tableProblems } from './fitting.rules.ts';
import { roundTable } from './rounding.rules.ts';

const table = (rows: number[][]) => Float64Array.from(rows.flat());
const sums = (cells: ArrayLike<number>, width: number) => {
  const list = Array.from(cells);
  const height = list.length / width;
  return {
    rows: Array.from({ length: height }, (_, r) =>
      list.slice(r * width, (r + 1) * width).reduce((a, b) => a + b, 0),
    ),
    columns: Array.from({ length: width }, (_, c) =>
      list.filter((_, cell) => cell % width === c).reduce((a, b) => a + b, 0),
    ),
  };
};

describe('Iterative proportional fitting 迭代比例拟合', () => {
  test('a table takes the new totals and keeps the old proportions', () => {
    const fit = fitTable({
      rows: [30, 70],
      columns: [40, 60],
      seed: table([
        [1, 1],
        [1, 1],
      ]),
    });
    expect(Array.from(fit.cells, Math.round)).toEqual([12, 18, 28, 42]);
    expect(fit.problems).toEqual([]);
  });

  test('a held cell and an empty cell stay as they are', () => {
    const held = table([
      [NaN, 5],
      [NaN, NaN],
      [NaN, NaN],
    ]);
    const seed = table([
      [1, 1],
      [0, 1],
      [2, 1],
    ]);
    const { cells } = fitTable({ rows: [10, 10, 10], columns: [13, 17], seed, held });
    expect(Array.from(cells, (x) => Math.round(x * 1e6) / 1e6)).toEqual([5, 5, 0, 10, 8, 2]);
  });

  test('rows that have no open column are named, with what they need and what there is', () => {
    const seed = table([
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(fitTable({ rows: [5, 5, 5], columns: [8, 7], seed }).problems).toEqual([
      { kind: 'no_room', rows: [0, 1], columns: [0], need: 10, room: 8 },
    ]);
  });

  test.each([
    {
      rows: [3, 3],
      columns: [3, 4],
      held: table([
        [NaN, NaN],
        [NaN, NaN],
      ]),
      problem: { kind: 'totals_differ', rows: 6, columns: 7 },
    },
    {
      rows: [3, 3],
      columns: [3, 3],
      held: table([
        [2, 2],
        [NaN, NaN],
      ]),
      problem: { kind: 'row_overfull', row: 0, total: 3, held: 4 },
    },
    {
      rows: [5, 5],
      columns: [3, 7],
      held: table([
        [2, NaN],
        [2, NaN],
      ]),
      problem: { kind: 'column_overfull', column: 0, total: 3, held: 4 },
    },
  ])('totals that contradict are said: $problem.kind', ({ rows, columns, held, problem }) => {
    expect(
      fitTable({
        rows,
        columns,
        held,
        seed: table([
          [1, 1],
          [1, 1],
        ]),
      }).problems,
    ).toEqual([problem]);
  });

  test('a cell that only zero can satisfy goes to zero instead of creeping', () => {
    const seed = table([
      [1, 1],
      [0, 1],
    ]);
    const fit = fitTable({ rows: [5, 5], columns: [5, 5], seed });
    expect(Array.from(fit.cells)).toEqual([5, 0, 0, 5]);
  });
});

describe('Table rounding 表格取整', () => {
  test('one row is the largest-remainder method', () => {
    const fit = Float64Array.of(3200.075, 5506.058, 7043.336, 9250.53);
    expect(
      Array.from(roundTable({ rows: [25_000], columns: [null, null, null, null], fit })!),
    ).toEqual([3200, 5506, 7043, 9251]);
  });

  test('rows and columns hold at once, where rounding each cell alone would miss both', () => {
    const fit = table([
      [1.5, 1.5, 1],
      [1.5, 0.5, 2],
      [0, 3, 1],
    ]);
    const cells = roundTable({ rows: [4, 4, 4], columns: [3, 5, 4], fit })!;
    expect(sums(cells, 3)).toEqual({ rows: [4, 4, 4], columns: [3, 5, 4] });
    expect(cells[6]).toBe(0);
  });

  const whole = fc.integer({ min: 0, max: 40 });
  const example = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .chain(([height, width]) =>
      fc.record({
        width: fc.constant(width),
        // Totals come from a real table, so they can be met; zeros and locks come from the same one.
        cells: fc.array(whole, { minLength: height * width, maxLength: height * width }),
        shape: fc.array(fc.integer({ min: 1, max: 30 }), {
          minLength: height * width,
          maxLength: height * width,
        }),
        locked: fc.array(fc.boolean(), { minLength: height * width, maxLength: height * width }),
        free: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
      }),
    );

  test('totals that some table meets are always met: sums exact, zeros and locks kept, cells beside the fit', () => {
    fc.assert(
      fc.property(example, ({ width, cells, shape, locked, free }) => {
        const totals = sums(cells, width);
        const columns = totals.columns.map((total, c) => (free[c] ? null : total));
        const seed = Float64Array.from(cells, (value, i) => (value === 0 ? 0 : shape[i]!));
        const held = Float64Array.from(cells, (value, i) => (locked[i] ? value : NaN));
        const task = { rows: totals.rows, columns, seed, held };
        expect(tableProblems(task)).toEqual([]);
        const fit = fitTable(task);
        expect(fit.problems).toEqual([]);
        const rounded = roundTable({ rows: totals.rows, columns, fit: fit.cells })!;
        const got = sums(rounded, width);
        expect(got.rows).toEqual(totals.rows);
        got.columns.forEach((total, c) => {
          if (!free[c]) expect(total).toBe(totals.columns[c]);
        });
        rounded.forEach((value, i) => {
          if (cells[i] === 0) expect(value).toBe(0);
          if (locked[i]) expect(value).toBe(cells[i]);
          if (fit.gap < 1e-6) expect(Math.abs(value - fit.cells[i]!)).toBeLessThan(1 + 1e-6);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('shuffling rows and columns shuffles the answer and changes nothing else', () => {
    fc.assert(
      fc.property(example, fc.integer(), ({ width, cells, shape }, random) => {
        const height = cells.length / width;
        const totals = sums(cells, width);
        const seed = Float64Array.from(cells, (value, i) => (value === 0 ? 0 : shape[i]!));
        const rowKeys = totals.rows.map((_, r) => `row ${r}`);
        const columnKeys = totals.columns.map((_, c) => `column ${c}`);
        const mix = (n: number, by: number) =>
          Array.from({ length: n }, (_, i) => i).toSorted(
            (a, b) => ((a * 7919 + by) % 13) - ((b * 7919 + by) % 13) || a - b,
          );
        const rowOrder = mix(height, Math.abs(random % 13));
        const columnOrder = mix(width, Math.abs(random % 11));
        const fit = fitTable({ ...totals, seed }).cells;
        const plain = roundTable({ ...totals, fit, rowKeys, columnKeys })!;
        const at = (list: ArrayLike<number>, r: number, c: number) =>
          list[rowOrder[r]! * width + columnOrder[c]!]!;
        const mixed = roundTable({
          rows: rowOrder.map((r) => totals.rows[r]!),
          columns: columnOrder.map((c) => totals.columns[c]!),
          fit: Float64Array.from(fit, (_, i) => at(fit, Math.floor(i / width), i % width)),
          rowKeys: rowOrder.map((r) => rowKeys[r]!),
          columnKeys: columnOrder.map((c) => columnKeys[c]!),
        })!;
        mixed.forEach((value, i) =>
          expect(value).toBe(at(plain, Math.floor(i / width), i % width)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
