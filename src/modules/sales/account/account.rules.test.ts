import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueByNow, overlaps, priceOn, type Framework } from './account.rules.ts';

const framework = (more: Partial<Framework> = {}): Framework => ({
  modelId: 'L5',
  trimId: null,
  priceFen: 17_000_000,
  fromOn: '2026-01-01',
  toOn: '2026-12-31',
  ...more,
});

describe('The goal of a year 年度目标', () => {
  test.each([
    { today: '2025-12-31', due: 0, because: 'the year has not begun' },
    { today: '2026-01-01', due: 0, because: 'a day of it is 0.3 of an order' },
    { today: '2026-07-02', due: 60, because: 'half of the days are over' },
    { today: '2026-12-31', due: 120, because: 'it is over' },
    { today: '2027-02-01', due: 120, because: 'it stays over' },
  ])('of 120 orders asks for $due by $today: $because', ({ today, due }) => {
    expect(dueByNow(120, 2026, today)).toBe(due);
  });

  test('never asks for less on a later day, nor for more than the goal', () => {
    const day = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.nat(5000), day, day, (goal, a, b) => {
        const on = (n: number) =>
          dueByNow(goal, 2026, new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
        expect(on(Math.min(a, b))).toBeLessThanOrEqual(on(Math.max(a, b)));
        expect(on(a)).toBeLessThanOrEqual(goal);
      }),
    );
  });
});

describe('Framework prices 框架价', () => {
  test('of a trim go before those of the model, within their days', () => {
    const prices = [framework(), framework({ trimId: '520', priceFen: 16_500_000 })];
    const on = (trimId: string | null, day: string) =>
      priceOn(prices, { modelId: 'L5', trimId, on: day })?.priceFen;
    expect(on('520', '2026-06-01')).toBe(16_500_000);
    expect(on('610', '2026-06-01')).toBe(17_000_000);
    expect(on(null, '2026-06-01')).toBe(17_000_000);
    expect(on('520', '2027-01-01')).toBeUndefined();
  });

  test('overlap where both would hold for one car on one day', () => {
    const first = framework({ toOn: '2026-06-30' });
    expect(overlaps(first, framework({ fromOn: '2026-06-30' }))).toBe(true);
    expect(overlaps(first, framework({ fromOn: '2026-07-01' }))).toBe(false);
    expect(overlaps(first, framework({ trimId: '520' }))).toBe(false);
  });
});
