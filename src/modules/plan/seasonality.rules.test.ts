import fc from 'fast-check';
import { Lunar } from 'lunar-typescript';
import { describe, expect, test } from 'vitest';
import { monthsOfYear } from '../../kernel/period.ts';
import { sellingDays, springFestivals } from './festival.rules.ts';
import { monthTotals, seasonOf, type MonthAmount } from './seasonality.rules.ts';

const months = (year: number, amounts: number[]): MonthAmount[] =>
  monthsOfYear(year).map((month, i) => ({ month, amount: amounts[i]! }));
const first = [315, 320, 705, 800, 750, 690, 700, 810, 1475, 835, 1620, 1625];
const second = [475, 415, 830, 855, 1145, 1025, 1025, 895, 1830, 995, 1850, 1921];
const history = [...months(2022, first), ...months(2023, second)];

describe('Seasonality 季节性: 25,000 cars over 2024', () => {
  test.each([
    {
      basis: 'all_history' as const,
      quarters: [3200, 5506, 7043, 9251],
      because: 'two years pooled, no festival adjustment',
    },
    {
      basis: 'last_year' as const,
      quarters: [3242, 5703, 7070, 8985],
      because: 'the shape of 2023 alone',
    },
    {
      basis: 'trailing_twelve' as const,
      quarters: [3242, 5703, 7070, 8985],
      because: 'the last twelve months are 2023',
    },
    { basis: 'even' as const, quarters: [6250, 6250, 6250, 6250], because: 'even is even' },
    { basis: 'market' as const, quarters: [6250, 6250, 6250, 6250], because: 'no market is said' },
  ])('$basis gives $quarters: $because', ({ basis, quarters }) => {
    const season = seasonOf({ basis, year: 2024, history });
    const totals = monthTotals(25_000, season.weights);
    expect(totals.quarters).toEqual(quarters);
    expect(season.problems.length).toBe(basis === 'market' ? 1 : 0);
  });

  test('by month the pooled years give the split that the fact sheet has', () => {
    const { weights } = seasonOf({ basis: 'all_history', year: 2024, history });
    expect(monthTotals(25_000, weights).months).toEqual([
      826, 769, 1605, 1731, 1982, 1793, 1804, 1783, 3456, 1914, 3629, 3708,
    ]);
  });

  test('typed quarters win, and months keep their shape inside them', () => {
    const { weights } = seasonOf({ basis: 'all_history', year: 2024, history });
    const { quarters, months: byMonth } = monthTotals(10_000, weights, [2000, 2500, 2500, 3000]);
    expect(quarters).toEqual([2000, 2500, 2500, 3000]);
    expect(byMonth.slice(0, 3)).toEqual([516, 481, 1003]);
  });

  test('a month seen once among months seen twice counts by its mean', () => {
    const twice = [...months(2022, Array(12).fill(10)), ...months(2023, Array(12).fill(10))];
    const season = seasonOf({ basis: 'all_history', year: 2024, history: twice.slice(0, 23) });
    expect(new Set(season.indexes)).toEqual(new Set([1]));
  });

  test('months of last year that are still to come are taken a year earlier and named', () => {
    const season = seasonOf({ basis: 'last_year', year: 2024, history: history.slice(0, 22) });
    expect(season.problems).toEqual([{ kind: 'months_missing', months: ['2023-11', '2023-12'] }]);
    expect(season.weights[11]! / season.weights[10]!).toBeCloseTo(1625 / 1620, 9);
  });

  test('the year itself is never looked at', () => {
    const season = seasonOf({ basis: 'all_history', year: 2023, history });
    expect(season.months.at(-1)).toBe('2022-12');
  });
});

describe('The Spring Festival splits January and February 春节拆分', () => {
  test('every listed date is the first day of its lunar year', () => {
    for (const [year, day] of Object.entries(springFestivals))
      expect(Lunar.fromYmd(Number(year), 1, 1).getSolar().toYmd()).toBe(day);
  });

  test('a festival in January moves trade to February', () => {
    const share = (year: number) => {
      const { january, february } = sellingDays(year, springFestivals[year]!);
      return january / (january + february);
    };
    expect(share(2023)).toBeLessThan(share(2025));
    expect(share(2025)).toBeLessThan(share(2024));
  });

  test('the pair keeps its sum; 2025 with its festival on 29 January has less January than 2024', () => {
    const own = [...months(2023, second), ...months(2024, [...first])];
    const plain = seasonOf({ basis: 'all_history', year: 2025, history: own });
    const split = seasonOf({
      basis: 'all_history',
      year: 2025,
      history: own,
      festivals: springFestivals,
    });
    expect(split.weights[0]! + split.weights[1]!).toBeCloseTo(
      plain.weights[0]! + plain.weights[1]!,
      9,
    );
    expect(split.weights.slice(2)).toEqual(plain.weights.slice(2));
    expect(split.festival?.years).toEqual([2023, 2024]);
  });

  test('planning a year that repeats the festival of the only year seen changes nothing', () => {
    const same = { 2023: '2023-02-01', 2024: '2024-02-01', 2022: '2022-02-01' };
    const season = seasonOf({
      basis: 'last_year',
      year: 2023,
      history: months(2022, first),
      festivals: same,
    });
    expect(season.weights[0]).toBeCloseTo(315, 6);
  });

  test('a year whose festival is not in the table is said and left as history has it', () => {
    const season = seasonOf({
      basis: 'last_year',
      year: 2024,
      history,
      festivals: { 2023: '2023-01-22' },
    });
    expect(season.problems).toEqual([{ kind: 'festival_unknown', year: 2024 }]);
    expect(season.weights[0]).toBe(475);
  });
});

test('months always add up to their quarter and quarters to the year', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(1e12), weights, (total, list) => {
      fc.pre(list.some((weight) => weight > 0));
      const { quarters, months: byMonth } = monthTotals(total, list);
      expect(quarters.reduce((a, b) => a + b, 0)).toBe(total);
      quarters.forEach((quarter, q) =>
        expect(byMonth.slice(q * 3, q * 3 + 3).reduce((a, b) => a + b, 0)).toBe(quarter),
      );
    }),
  );
});
