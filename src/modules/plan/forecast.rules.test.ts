import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, monthsOfYear } from '../../kernel/period.ts';
import { springFestivals } from './festival.rules.ts';
import { forecastYear } from './forecast.rules.ts';

const series = (from: string, amounts: number[]) =>
  amounts.map((amount, i) => ({ month: addMonths(from, i), amount }));
const season = [1.0, 0.7, 0.96, 0.9, 0.92, 0.95, 0.88, 0.99, 1.08, 1.13, 1.2, 1.29];
const steady = (years: number, growth = 1) =>
  Array.from({ length: years * 12 }, (_, i) =>
    Math.round(1000 * season[i % 12]! * growth ** Math.floor(i / 12)),
  );

describe('Forecast of the year 年度预测', () => {
  test('a business that repeats itself is forecast as it was', () => {
    const forecast = forecastYear(series('2023-01', steady(3)), 2026)!;
    expect(forecast.months.map((month) => month.forecast)).toEqual(steady(1));
    expect(forecast.errors[0]).toMatchObject({ wapeBp: 0 });
  });

  test('steady growth is seen and beats the naive forecast on held-back months', () => {
    const forecast = forecastYear(series('2022-01', steady(4, 1.2)), 2026)!;
    const naive = forecast.errors.find((error) => error.method === 'seasonal_naive')!;
    expect(forecast.errors[0]!.wapeBp).toBeLessThan(naive.wapeBp);
    expect(naive.mase).toBe(1);
    expect(forecast.heldBack).toEqual(monthsOfYear(2025));
    expect(forecast.year.forecast).toBeGreaterThan(12_000 * 1.2 ** 3);
  });

  test('months that happened stand; only the rest is forecast', () => {
    const forecast = forecastYear(series('2024-01', steady(3).slice(0, 34)), 2026)!;
    expect(forecast.months[9]).toMatchObject({ month: '2026-10', actual: 1130, low: 1130 });
    expect(forecast.months[10]).toMatchObject({ month: '2026-11', actual: null });
  });

  test('an early Spring Festival moves the expectation from January to February', () => {
    const history = series('2024-01', steady(1));
    const plain = forecastYear(history, 2025)!;
    const moved = forecastYear(history, 2025, springFestivals)!;
    expect(moved.months[0]!.forecast).toBeLessThan(plain.months[0]!.forecast);
    expect(moved.months[1]!.forecast).toBeGreaterThan(plain.months[1]!.forecast);
  });

  test('less than a year of history is no ground for a forecast', () => {
    expect(forecastYear(series('2025-01', steady(1).slice(0, 11)), 2026)).toBeNull();
  });

  test('for any history the band holds the forecast and no method listed beats the chosen one', () => {
    const history = fc.array(fc.nat(500), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(history, (amounts) => {
        const forecast = forecastYear(series('2022-01', amounts), 2027)!;
        for (const { forecast: value, low, high } of [...forecast.months, forecast.year]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
          expect(Number.isSafeInteger(value)).toBe(true);
        }
        const best = Math.min(...forecast.errors.map((error) => error.wapeBp));
        if (forecast.errors.length > 0) expect(forecast.errors[0]!.wapeBp).toBe(best);
      }),
    );
  });
});
