import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceBp, courseOf, type CourseMonth } from './course.rules.ts';

const month = (actual: number, target: number, due: number, forecast: number): CourseMonth => ({
  actual,
  target,
  due,
  forecast,
});
const year = [
  month(90, 100, 100, 90),
  month(120, 100, 100, 120),
  month(40, 100, 50, 95),
  ...Array.from({ length: 9 }, () => month(0, 100, 0, 98)),
];

describe('The course 航线', () => {
  test('it lies below zero by what is missing and ends today at actual less what is due', () => {
    const { drift } = courseOf(year, 2.5, { low: -30, high: 30 });
    expect([drift[0], drift[4], drift[8], drift.at(-1)]).toEqual([0, -10, 10, 0]);
  });

  test('the beam starts today as a point and opens to the band at the end of the year', () => {
    const { ahead, low, high, steps } = courseOf(year, 2.5, { low: -30, high: 20 });
    expect([ahead[9], low[10], high[10]]).toEqual([null, 0, 0]);
    expect(ahead[steps]).toBe(-10 + 20 - 5 - 18);
    expect([low[steps]! - ahead[steps]!, high[steps]! - ahead[steps]!]).toEqual([-30, 20]);
  });

  test('a year that is over has no beam left', () => {
    const over = year.map(({ target }) => month(target, target, target, target));
    const { drift, ahead } = courseOf(over, 12, { low: -5, high: 5 });
    expect([drift.length, ahead.filter((value) => value !== null)]).toEqual([49, [0]]);
  });
});

describe('The chance of reaching the target 把握', () => {
  test.each([
    { target: 2368, chance: 5000, because: 'a target equal to the forecast is an even bet' },
    {
      target: 2331,
      chance: 9000,
      because: 'the lower end of the 80 % band is passed nine times in ten',
    },
    { target: 2405, chance: 1000, because: 'the upper end is reached one time in ten' },
  ])('$target has a chance of $chance bp: $because', ({ target, chance }) => {
    const found = chanceBp(target, 2368, { low: 2331, high: 2405 })!;
    expect(Math.abs(found - chance)).toBeLessThan(5);
  });

  test('a higher target is never more likely', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2700 }), fc.nat(200), (target, more) => {
        const of = (value: number) => chanceBp(value, 2368, { low: 2300, high: 2430 })!;
        expect(of(target + more)).toBeLessThanOrEqual(of(target));
      }),
    );
  });

  test('while the year runs nothing is certain: never below 1 %, never above 99 %', () => {
    const band = { low: 2331, high: 2405 };
    expect([chanceBp(9000, 2368, band), chanceBp(10, 2368, band)]).toEqual([100, 9_900]);
  });

  test('without a band nothing is said', () => {
    expect(chanceBp(100, 100, { low: 100, high: 100 })).toBeNull();
  });
});
