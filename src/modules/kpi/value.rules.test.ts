import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitionOf, kpiDefinitions } from './definition.rules.ts';
import { roundHalfUp, valueOf } from './value.rules.ts';

const value = (key: string, sums: Parameters<typeof valueOf>[1]) =>
  valueOf(definitionOf(key)!, sums);

describe('The value of a KPI', () => {
  test.each([
    {
      key: 'units',
      sums: { delivery: { quantity: 12, amount: 99 } },
      is: 12,
      because: 'cars are counted',
    },
    {
      key: 'revenue',
      sums: { delivery: { quantity: 12, amount: 99 } },
      is: 99,
      because: 'prices are added, in fen',
    },
    {
      key: 'win_rate',
      sums: { dealWon: { quantity: 1, amount: 0 }, dealLost: { quantity: 2, amount: 0 } },
      is: 3333,
      because: 'one in three is 33.33 %',
    },
    { key: 'win_rate', sums: {}, is: null, because: 'nothing closed is unknown' },
    {
      key: 'gross_profit_per_car',
      sums: { grossProfit: { quantity: 2, amount: 5 }, delivery: { quantity: 2, amount: 0 } },
      is: 3,
      because: '2.5 fen rounds half up',
    },
    {
      key: 'gross_profit_per_car',
      sums: { grossProfit: { quantity: 2, amount: -5 }, delivery: { quantity: 2, amount: 0 } },
      is: -3,
      because: 'a loss rounds alike',
    },
    {
      key: 'nps',
      sums: { surveyNps: { quantity: 7, amount: 1 } },
      is: 14.29,
      because: 'three promoters less two detractors of seven',
    },
    {
      key: 'csi',
      sums: { surveyCsi: { quantity: 2, amount: 18_150 } },
      is: 90.75,
      because: 'hundredths come back as points',
    },
    {
      key: 'orders',
      sums: { order: { quantity: 9, amount: 0 } },
      is: 9,
      because: 'cancelled ones are facts of −1',
    },
  ])('$key is $is: $because', ({ key, sums, is }) => expect(value(key, sums)).toBe(is));

  test('a ratio never leaves nothing-to-everything while its parts are sound', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (won, lost) => {
        const rate = value('win_rate', {
          dealWon: { quantity: won, amount: 0 },
          dealLost: { quantity: lost, amount: 0 },
        });
        expect(rate === null ? won + lost === 0 : rate >= 0 && rate <= 10_000).toBe(true);
      }),
    );
  });

  test('keys are unique and every ratio says what it is divided by', () => {
    expect(new Set(kpiDefinitions.map(({ key }) => key)).size).toBe(kpiDefinitions.length);
  });
});

test.each([
  [0.5, 0, 1],
  [1.005, 2, 1.01],
  [-0.5, 0, -1],
  [2.4999, 0, 2],
])('%f at %i decimals is %f', (given, decimals, is) => {
  expect(roundHalfUp(given, decimals)).toBe(is);
});
