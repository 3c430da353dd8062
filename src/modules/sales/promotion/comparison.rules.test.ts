import { describe, expect, test } from 'vitest';
import { comparisonBar, highestComparison } from './comparison.rules.ts';

const dealt = (...deals: [day: string, yuan: number][]) =>
  deals.map(([day, yuan]) => ({ day, priceFen: yuan * 100 }));
const startsOn = '2026-11-23';

describe('A crossed-out price 被比较价格: at most the lowest of the seven days before', () => {
  test.each([
    ['the lowest of the week', dealt(['2026-11-16', 186_000], ['2026-11-22', 188_000]), 186_000],
    [
      'eight days ago is too long ago',
      dealt(['2026-11-15', 180_000], ['2026-11-22', 188_000]),
      188_000,
    ],
    [
      'the day itself does not count',
      dealt(['2026-11-23', 170_000], ['2026-11-22', 188_000]),
      188_000,
    ],
    [
      'no deal that week: the last one before',
      dealt(['2026-10-02', 190_000], ['2026-09-01', 150_000]),
      190_000,
    ],
    ['never dealt', [], null],
  ])('%s', (_, deals, yuan) => {
    expect(highestComparison(deals, startsOn)).toBe(yuan === null ? null : yuan * 100);
  });

  test.each([
    ['lowest', 18_600_000, null],
    ['lowest', 18_600_001, 'above_lowest'],
    ['guide', 19_980_000, null],
    ['guide', 20_980_000, 'not_guide'],
  ] as const)('as %s: %i', (compareAs, compareFen, bar) => {
    const known = { guideFen: [19_980_000], dealt: dealt(['2026-11-20', 186_000]), startsOn };
    expect(comparisonBar({ compareFen, compareAs }, known)).toBe(bar);
  });

  test('says nothing true where nothing was dealt, or trims differ in price', () => {
    const none = { guideFen: [1, 2], dealt: [], startsOn };
    expect(comparisonBar({ compareFen: 1, compareAs: 'lowest' }, none)).toBe('no_deal');
    expect(comparisonBar({ compareFen: 1, compareAs: 'guide' }, none)).toBe('not_guide');
  });
});
