import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, largestRemainder } from './remainder.rules.ts';

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('Largest remainder 最大余数法', () => {
  test.each([
    {
      total: 25_000,
      weights: [3060, 5265, 6735, 8846],
      parts: [3200, 5506, 7043, 9251],
      because: 'two years pooled by quarter',
    },
    {
      total: 25_000,
      weights: [1720, 3025, 3750, 4766],
      parts: [3242, 5703, 7070, 8985],
      because: 'last year alone by quarter',
    },
    {
      total: 100,
      weights: [1, 1, 1],
      parts: [34, 33, 33],
      because: 'a full tie goes to the first',
    },
    { total: 2, weights: [1, 3], parts: [0, 2], because: 'same remainder: the larger weight wins' },
    { total: 7, weights: [0, 5, 0], parts: [0, 7, 0], because: 'no weight, no share' },
    { total: 0, weights: [0, 0], parts: [0, 0], because: 'nothing to share needs no weight' },
    { total: -100, weights: [1, 1, 1], parts: [-34, -33, -33], because: 'a loss splits as a gain' },
    {
      total: 9_999_999_999_999,
      weights: [0.1, 0.2, 0.3],
      parts: [1666666666667, 3333333333333, 4999999999999],
      because: 'hundreds of billions of yuan in fen stay exact, with weights that are fractions',
    },
  ])('$total over $weights is $parts: $because', ({ total, weights, parts }) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  test('the workings show quota, floor, remainder, place in the queue and part', () => {
    const rows = largestRemainder(10, [
      { key: 'b', weight: 1 },
      { key: 'a', weight: 1 },
      { key: 'c', weight: 2 },
    ]);
    expect(
      rows.map(({ key, quota, floor, place, part }) => [key, quota, floor, place, part]),
    ).toEqual([
      ['b', 2.5, 2, 2, 2],
      ['a', 2.5, 2, 1, 3],
      ['c', 5, 5, 3, 5],
    ]);
  });

  const weight = fc.oneof(
    fc.integer({ min: 0, max: 1_000_000_000_000 }),
    fc.double({ min: 0, max: 1e13, noNaN: true }),
  );
  const claims = fc
    .array(weight, { minLength: 1, maxLength: 30 })
    .filter((weights) => sum(weights) > 0)
    .map((weights) => weights.map((value, i) => ({ key: `k${i}`, weight: value })));
  const total = fc.integer({ min: 0, max: 10_000_000_000_000 });

  test('parts always add up to the whole, and stay within one of the quota', () => {
    fc.assert(
      fc.property(total, claims, (whole, list) => {
        const rows = largestRemainder(whole, list);
        expect(sum(rows.map((row) => row.part))).toBe(whole);
        for (const row of rows) expect([row.floor, row.floor + 1]).toContain(row.part);
        for (const row of rows) if (row.weight === 0) expect(row.part).toBe(0);
        expect(
          apportion(
            whole,
            list.map((claim) => claim.weight),
          ).reduce((a, b) => a + b),
        ).toBe(whole);
      }),
    );
  });

  test('the order of the list does not matter, only the keys', () => {
    fc.assert(
      fc.property(total, claims, fc.infiniteStream(fc.nat()), (whole, list, random) => {
        const mixed = list
          .map((claim) => ({ claim, at: random.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map((entry) => entry.claim);
        const byKey = (rows: { key: string; part: number }[]) =>
          Object.fromEntries(rows.map((row) => [row.key, row.part]));
        expect(byKey(largestRemainder(whole, mixed))).toEqual(byKey(largestRemainder(whole, list)));
      }),
    );
  });
});
