import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decomposeYear, type ModelLine } from './decomposition.rules.ts';
import { splitTable, splitTree, type Branch, type Part } from './nesting.rules.ts';

const season = [1, 0.62, 0.96, 0.9, 0.92, 0.95, 0.88, 0.99, 1.08, 1.13, 1.2, 1.37];
const model = (key: string, weight: number, more: Partial<ModelLine> = {}): ModelLine => ({
  key,
  weight,
  total: null,
  shape: [],
  ...more,
});
const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);
const rowsOf = (cells: ArrayLike<number>) =>
  Array.from({ length: cells.length / 12 }, (_, r) =>
    sum(Array.from(cells).slice(r * 12, r * 12 + 12)),
  );
const columnsOf = (cells: ArrayLike<number>) =>
  Array.from({ length: 12 }, (_, c) => sum(Array.from(cells).filter((_x, i) => i % 12 === c)));

describe('Month × model 目标分解', () => {
  const models = [model('L5', 348), model('L7', 264), model('E6', 216), model('S3', 172)];

  test('one year, four models: every month, every model and the whole add up', () => {
    const table = decomposeYear({ total: 1060, season, models });
    expect(sum(table.months)).toBe(1060);
    expect(sum(table.models)).toBe(1060);
    expect(columnsOf(table.cells)).toEqual(table.months);
    expect(rowsOf(table.cells)).toEqual(table.models);
    expect(table.conflicts).toEqual([]);
  });

  test('fixed months and fixed models hold at the same time', () => {
    const fixed = Array.from({ length: 12 }, (_, month) => (month === 11 ? 150 : null));
    const table = decomposeYear({
      total: 1060,
      season,
      models: [model('L5', 348), model('L7', 264, { total: 300 }), model('E6', 216)],
      monthTotals: fixed,
    });
    expect(table.months[11]).toBe(150);
    expect(table.models[1]).toBe(300);
    expect(columnsOf(table.cells)).toEqual(table.months);
    expect(table.conflicts).toEqual([]);
  });

  test('a locked cell stays and a model not yet launched sells nothing', () => {
    const held = new Float64Array(48).fill(NaN);
    held[5] = 77;
    const late = [...models.slice(0, 3), model('New', 172, { closedMonths: [0, 1, 2, 3] })];
    const table = decomposeYear({ total: 1060, season, models: late, held });
    expect(table.cells[5]).toBe(77);
    expect(Array.from(table.cells.slice(36, 40))).toEqual([0, 0, 0, 0]);
    expect(sum(table.cells)).toBe(1060);
  });

  test.each([
    {
      title: 'model totals above the year',
      task: {
        total: 100,
        season,
        models: [model('a', 1, { total: 80 }), model('b', 1, { total: 60 })],
      },
      conflict: { kind: 'model_total', model: 'a', wanted: 80, given: 57 },
    },
    {
      title: 'months that together are not the year',
      task: { total: 130, season, models, monthTotals: season.map(() => 10) },
      conflict: { kind: 'month_total', month: 0, wanted: 10, given: 11 },
    },
    {
      title: 'a fixed month in which nothing is sold',
      task: {
        total: 100,
        season,
        models: [model('a', 1, { closedMonths: [0, 1] }), model('b', 1, { total: 5 })],
        monthTotals: [20, ...season.slice(1).map(() => null)],
      },
      conflict: { kind: 'no_room', models: ['a'], months: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    },
  ])('contradictions are listed, never dropped: $title', ({ task, conflict }) => {
    const table = decomposeYear(task);
    expect(table.conflicts).toContainEqual(expect.objectContaining(conflict));
    expect(sum(table.cells)).toBe(task.total);
  });

  test('quarter shares typed in percent rule the quarters', () => {
    const table = decomposeYear({
      total: 1000,
      season,
      models,
      quarterSharesBp: [2000, 2500, 2500, 3000],
    });
    const quarters = [0, 3, 6, 9].map((m) => sum(table.months.slice(m, m + 3)));
    expect(quarters).toEqual([200, 250, 250, 300]);
  });

  test('any year, any locks within it: sums are exact', () => {
    const task = fc.record({
      total: fc.integer({ min: 0, max: 1_000_000_000_000 }),
      weights: fc.array(fc.nat(500), { minLength: 1, maxLength: 8 }),
      season: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 12, maxLength: 12 }),
      locks: fc.array(fc.tuple(fc.nat(95), fc.nat(50)), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(task, ({ total, weights, season: shape, locks }) => {
        const lines = weights.map((weight, i) => model(`m${i}`, weight));
        const held = new Float64Array(lines.length * 12).fill(NaN);
        for (const [cell, value] of locks) if (cell < held.length) held[cell] = value;
        const locked = sum(held.filter((value) => !Number.isNaN(value)));
        const table = decomposeYear({ total, season: shape, models: lines, held });
        expect(sum(table.cells)).toBe(Math.max(total, locked));
        expect(rowsOf(table.cells)).toEqual(table.models);
        expect(columnsOf(table.cells)).toEqual(table.months);
        held.forEach((value, cell) => {
          if (!Number.isNaN(value)) expect(table.cells[cell]).toBe(value);
        });
        if (total < locked) expect(table.conflicts[0]?.kind).toBe('locked_over_total');
      }),
    );
  });
});

const part = (key: string, byModel: number[], more: Partial<Part> = {}): Part => ({
  key,
  total: null,
  byModel,
  ...more,
});

describe('Down to stores, teams and people 层层分解', () => {
  const { cells } = decomposeYear({
    total: 240,
    season,
    models: [model('a', 3), model('b', 2), model('c', 1)],
  });
  const partSum = (table: Float64Array, parts: number, p: number) =>
    sum(Array.from(table).filter((_, i) => i % parts === p));

  test('two stores: every cell adds up to the group, and a fixed store year holds', () => {
    const stores = [part('北', [3, 2, 1], { total: 100 }), part('南', [3, 2, 1])];
    const table = splitTable(cells, stores);
    cells.forEach((value, cell) =>
      expect(table.cells[cell * 2]! + table.cells[cell * 2 + 1]!).toBe(value),
    );
    expect(partSum(table.cells, 2, 0)).toBe(100);
    expect(table.conflicts).toEqual([]);
  });

  test('equal people get equal years and months that differ by one at most', () => {
    const people = Array.from({ length: 5 }, (_, i) => part(`p${i}`, [1, 1, 1]));
    const table = splitTable(cells, people);
    expect(table.totals).toEqual([48, 48, 48, 48, 48]);
    for (let month = 0; month < 12; month++) {
      const months = people.map((_, p) =>
        sum([0, 1, 2].map((m) => table.cells[(m * 12 + month) * 5 + p]!)),
      );
      expect(Math.max(...months) - Math.min(...months)).toBeLessThanOrEqual(1);
    }
  });

  test('a newcomer counts as an average colleague, and that is said', () => {
    const table = splitTable(cells, [part('old', [3, 2, 1]), part('new', [0, 0, 0])]);
    expect(table.totals).toEqual([120, 120]);
    expect(table.conflicts).toEqual([{ kind: 'no_history', part: 'new' }]);
  });

  test('a store total that its models cannot reach comes as near as it can and is listed', () => {
    const stores = [
      part('ev', [0, 0, 5], { closedModels: [0, 1], total: 90 }),
      part('all', [5, 5, 5]),
    ];
    const table = splitTable(cells, stores);
    expect(table.totals).toEqual([40, 200]);
    expect(table.conflicts).toEqual([{ kind: 'part_total', part: 'ev', wanted: 90, given: 40 }]);
  });

  test('a model that nobody may sell is said and still placed', () => {
    const table = splitTable(cells, [part('x', [1, 1, 0], { closedModels: [2] })]);
    expect(table.conflicts).toEqual([{ kind: 'no_seller', model: 2 }]);
    expect(table.totals).toEqual([240]);
  });

  test('stores, teams and people nest: each level is the sum of the one below', () => {
    const people = (names: string[]): Branch[] => names.map((name, i) => part(name, [i + 1, 1, 2]));
    const tree: Branch[] = [
      {
        ...part('s1', [5, 3, 2]),
        children: [{ ...part('t1', [1, 1, 1]), children: people(['a', 'b']) }],
      },
      { ...part('s2', [1, 3, 2]), children: people(['c', 'd', 'e']) },
    ];
    const tables = new Map<string, Float64Array>();
    splitTree({
      cells,
      branches: tree,
      visit: ({ path, cells: own }) => tables.set(path.join('/'), own),
    });
    const add = (...keys: string[]) =>
      cells.map((_, i) => sum(keys.map((key) => tables.get(key)![i]!)));
    expect(add('s1', 's2')).toEqual(cells);
    expect(add('s1/t1/a', 's1/t1/b')).toEqual(tables.get('s1'));
    expect(add('s2/c', 's2/d', 's2/e')).toEqual(tables.get('s2'));
  });

  test('for any tables, weights and fixed years within reach, sums are exact at every level', () => {
    const task = fc.record({
      cells: fc.array(fc.nat(40), { minLength: 24, maxLength: 24 }),
      weights: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 5 }),
      fixed: fc.nat(500),
    });
    fc.assert(
      fc.property(task, ({ cells: parent, weights, fixed }) => {
        const whole = sum(parent);
        const parts = weights.map((own, i) =>
          part(`p${i}`, own, {
            total: i === 0 && weights.length > 1 ? Math.min(fixed, whole) : null,
          }),
        );
        const table = splitTable(parent, parts);
        parent.forEach((value, cell) =>
          expect(sum(parts.map((_, p) => table.cells[cell * parts.length + p]!))).toBe(value),
        );
        parts.forEach((_, p) =>
          expect(partSum(table.cells, parts.length, p)).toBe(table.totals[p]),
        );
        if (weights.length > 1 && whole > 0) expect(table.totals[0]).toBe(Math.min(fixed, whole));
      }),
    );
  });
});
