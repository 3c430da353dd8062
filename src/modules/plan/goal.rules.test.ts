import { describe, expect, test } from 'vitest';
import { bp } from '../../kernel/money.ts';
import { attainmentBp, growthBp, grown, marketShares, rivalIncrement } from './goal.rules.ts';

describe('Goals 年度目标', () => {
  test.each([
    { now: 13_261, last: 10_645, growth: 2457, because: '2023 on 2022' },
    { now: 90, last: 100, growth: -1000, because: 'less is negative' },
    { now: -50, last: -100, growth: 5000, because: 'half the loss is growth' },
    { now: 5, last: 0, growth: null, because: 'nothing grows from nothing' },
    { now: 5, last: null, growth: null, because: 'last year is unknown' },
  ])('$now after $last grows by $growth bp: $because', ({ now, last, growth }) => {
    expect(growthBp(now, last)).toBe(growth);
  });

  test('ten percent on 991 cars is 1,090', () => expect(grown(991, bp(1000))).toBe(1090));

  test('half of the target is an attainment of 50 %, and no target has none', () => {
    expect(attainmentBp(530, 1060)).toBe(5000);
    expect(attainmentBp(530, null)).toBeNull();
  });

  test('share in the brand and against named rivals', () => {
    const registrations = [
      { brand: '澜驰', units: 4000 },
      { brand: '远图', units: 5000 },
      { brand: '北辰', units: 1000 },
      { brand: '其他', units: 90_000 },
    ];
    const shares = marketShares(1000, '澜驰', ['远图', '北辰'], registrations);
    expect(shares).toEqual({
      ofBrand: 2500,
      againstRivals: 4000,
      brandUnits: 4000,
      rivalUnits: 6000,
    });
    expect(rivalIncrement(4000, 6000, bp(4200))).toBe(200);
  });
});
