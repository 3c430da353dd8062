import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf, spreadChanges, type Leaf } from './spread.rules.ts';

const year = (first: number, rest = 0) => [first, ...Array.from({ length: 11 }, () => rest)];
const leaf = (personId: string, modelId: string, amounts: number[]): Leaf => ({
  storeId: 's',
  teamId: 't',
  personId,
  modelId,
  amounts,
});
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('Bringing an edit down to those who carry it 向下分摊', () => {
  const leaves = [leaf('a', 'm', year(6, 1)), leaf('b', 'm', year(3, 1)), leaf('b', 'n', year(5))];

  test('a month is shared by what each holds, and only that month moves', () => {
    const changed = spreadChanges(leaves, 'model', [{ rowId: 'm', cells: year(18, 2) }]);
    expect(changed.map(({ personId, amounts }) => [personId, amounts[0], amounts[1]])).toEqual([
      ['a', 12, 1],
      ['b', 6, 1],
    ]);
  });

  test('a person line is shared among the models of that person', () => {
    const changed = spreadChanges(leaves, 'person', [{ rowId: 'b', cells: year(16, 1) }]);
    expect(sum(changed.map(({ amounts }) => amounts[0]!))).toBe(16);
    expect(changed.every(({ personId }) => personId === 'b')).toBe(true);
  });

  test('a model that nobody carries yet goes to the sellers, the largest first', () => {
    const changed = spreadChanges(leaves, 'model', [{ rowId: 'new', cells: year(3) }]);
    expect(
      changed.map(({ personId, modelId, amounts }) => [personId, modelId, amounts[0]]),
    ).toEqual([
      ['b', 'new', 2],
      ['a', 'new', 1],
    ]);
  });

  test('whatever is edited, the line becomes exactly what was typed', () => {
    const amounts = fc.array(fc.nat(9), { minLength: 12, maxLength: 12 });
    const list = fc.array(
      fc
        .record({ p: fc.nat(3), m: fc.nat(3), amounts })
        .map((x) => leaf(`p${x.p}`, `m${x.m}`, x.amounts)),
      { minLength: 1, maxLength: 12 },
    );
    const unique = list.map((all) => [
      ...new Map(all.map((one) => [one.personId + one.modelId, one])).values(),
    ]);
    fc.assert(
      fc.property(unique, fc.constantFrom('model', 'person'), amounts, (all, view, cells) => {
        const rowId = lineOf(view as 'model', all[0]!);
        const changed = spreadChanges(all, view as 'model', [{ rowId, cells }]);
        const after = new Map(all.map((one) => [one.personId + one.modelId, one]));
        for (const one of changed) after.set(one.personId + one.modelId, one);
        const line = [...after.values()].filter((one) => lineOf(view as 'model', one) === rowId);
        expect(cells.map((_, i) => sum(line.map((one) => one.amounts[i]!)))).toEqual(cells);
      }),
    );
  });
});
