import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valueSchema } from '../../../platform/setting/setting-kind.rules.ts';
import { drawSample, misfilled, mondayOf, totalOf, weekBefore, weightOf } from './check.rules.ts';
import { callSheetSetting } from './check.settings.ts';

const pools = fc.uniqueArray(fc.uuid(), { maxLength: 40 });

describe('Weeks 周', () => {
  test.each([
    ['2026-11-23', '2026-11-23', '2026-11-16'],
    ['2026-11-29', '2026-11-23', '2026-11-16'],
    ['2027-01-01', '2026-12-28', '2026-12-21'],
    ['2019-12-31', '2019-12-30', '2019-12-23'],
  ])('%s lies in the week of %s, and the one before is %s', (day, monday, before) => {
    expect([mondayOf(day), weekBefore(day)]).toEqual([monday, before]);
  });
});

describe('The draw 抽签', () => {
  test('an example that never changes', () => {
    const pool = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(drawSample(pool, { seed: 'seed', wanted: 3 })).toMatchInlineSnapshot(`
      [
        "b",
        "c",
        "d",
      ]
    `);
    expect(drawSample(pool, { seed: 'other', wanted: 3 })).toMatchInlineSnapshot(`
      [
        "b",
        "e",
        "a",
      ]
    `);
  });

  test('the same seed draws the same, whatever the order; so many as wanted, none twice', () => {
    fc.assert(
      fc.property(pools, fc.string(), fc.nat(20), (pool, seed, wanted) => {
        const drawn = drawSample(pool, { seed, wanted });
        expect(drawSample(pool.toReversed(), { seed, wanted })).toEqual(drawn);
        expect(drawn).toHaveLength(Math.min(wanted, pool.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((id) => pool.includes(id))).toBe(true);
      }),
    );
  });

  test('one call more in the pool displaces at most one', () => {
    fc.assert(
      fc.property(pools, fc.uuid(), fc.nat(10), (pool, more, wanted) => {
        const before = drawSample(pool, { seed: 's', wanted });
        const after = new Set(drawSample([...pool, more], { seed: 's', wanted }));
        expect(before.filter((id) => !after.has(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('over many seeds each call is drawn about equally often', () => {
    const pool = Array.from({ length: 10 }, (_, i) => `0190-call-${i}`);
    const times = new Map(pool.map((id) => [id, 0]));
    for (let i = 0; i < 5_000; i++)
      for (const id of drawSample(pool, { seed: `seed ${i}`, wanted: 3 }))
        times.set(id, times.get(id)! + 1);
    for (const count of times.values()) expect(Math.abs(count - 1_500)).toBeLessThan(150);
  });
});

describe('The score sheet 评分表', () => {
  const sheet = [
    { criterion: '问候', english: null, weight: 40 },
    { criterion: '邀约', english: null, weight: 60 },
  ];
  test.each([
    { points: [40, 60], wrong: undefined },
    { points: [0, 0], wrong: undefined },
    { points: [41, 60], wrong: 0 },
    { points: [40], wrong: 1 },
    { points: [40, -1], wrong: 1 },
    { points: [40, 60, 0], wrong: 2 },
  ])('$points: $wrong', ({ points, wrong }) => {
    expect(misfilled(sheet, points)).toBe(wrong);
  });

  test('a filled sheet gives 0 to 100 points', () => {
    const both = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(both, (points) => {
        expect(misfilled(sheet, points)).toBeUndefined();
        expect(totalOf(points)).toBeGreaterThanOrEqual(0);
        expect(totalOf(points)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('weights that do not add up to 100 are no sheet', () => {
    const schema = valueSchema(callSheetSetting);
    const shipped = callSheetSetting.shipped[0]!.rows;
    expect(weightOf(shipped)).toBe(100);
    expect(schema.safeParse(shipped).success).toBe(true);
    const short = schema.safeParse(shipped.slice(1));
    expect(short.error?.issues).toMatchObject([{ message: 'misfit', path: [3, 'weight'] }]);
  });
});
