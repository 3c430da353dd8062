import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import * as format from './format.ts';

describe('Figures 数字格式: ux 8', () => {
  test.each([
    { fen: 6_920_774, shown: '¥69,207.74', because: 'a contract is exact to the fen' },
    { fen: -600_000, shown: '−¥6,000.00', because: 'a negative uses the real minus before ¥' },
    { fen: 0, shown: '¥0.00', because: 'zero is written, not left out' },
  ])('a quote of $fen fen reads $shown: $because', ({ fen, shown }) => {
    expect(format.yuanExact(fen)).toBe(shown);
  });

  test.each([
    { fen: 6_920_774, shown: '¥69,208', because: 'a list rounds half up to the yuan' },
    { fen: 50, shown: '¥1', because: 'half a yuan goes up' },
    { fen: -49, shown: '¥0', because: 'nothing is never negative' },
  ])('a list shows $fen fen as $shown: $because', ({ fen, shown }) => {
    expect(format.yuan(fen)).toBe(shown);
  });

  test.each([
    { fen: 486_200_000, zh: '¥486.2万', en: '¥4.86M' },
    { fen: 67_152_546_500, zh: '¥6.72亿', en: '¥671.53M' },
    { fen: 999_900, zh: '¥9,999', en: '¥9,999' },
    { fen: -1_234_500, zh: '−¥1.2万', en: '−¥12K' },
  ])('a dashboard shows $fen fen as $zh and $en', ({ fen, zh, en }) => {
    expect([format.yuanShort(fen, 'zh'), format.yuanShort(fen, 'en')]).toEqual([zh, en]);
  });

  test('a change carries its sign, and no change reads ±0', () => {
    expect([7.5, -2.3, 0].map((n) => format.signed(n, 1))).toEqual(['+7.5', '−2.3', '±0.0']);
    expect(format.points(-230, 'zh')).toBe('−2.3 点');
    expect(format.percent(8640)).toBe('86.4%');
  });

  test('a share of nothing is unknown, not zero', () => {
    expect(format.bpOf(3, 0)).toBeNull();
    expect(format.bpOf(158, 236)).toBe(6695);
  });

  test('no whole number is ever shown with a hyphen for a minus', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (n) => {
        expect(format.int(n)).not.toContain('-');
        expect(Number(format.int(n).replaceAll(',', '').replace('−', '-'))).toBe(n);
      }),
    );
  });
});

describe('Days and phones 日期与手机号', () => {
  test('a day reads in full in both languages', () => {
    expect(format.longDay('2026-11-23', 'zh')).toBe('2026年11月23日 周一');
    expect(format.longDay('2026-11-23', 'en')).toBe('Mon 23 Nov 2026');
  });
  test('the year is left out where it is this one', () => {
    expect(format.shortDay('2026-11-23', 'zh', 2026)).toBe('11月23日');
    expect(format.shortDay('2025-11-23', 'en', 2026)).toBe('23 Nov 2025');
    expect(format.longMonth('2026-03', 'zh')).toBe('2026年3月');
  });
  test('a moment is told by the clock of the store', () => {
    expect(format.moment('2026-11-23T01:12:00.000Z', 'zh')).toBe('2026-11-23 09:12');
  });
  test('a phone shows its first three and last four digits only', () => {
    expect(format.masked('13812342041')).toBe('138****2041');
    expect(format.masked('138****2041')).toBe('138****2041');
  });
});

test('a moment of this year leaves the year out', () => {
  expect(format.shortMoment('2026-11-23T01:12:00.000Z', 'zh')).toBe('11-23 09:12');
  expect(format.shortMoment('2026-11-23T01:12:00.000Z', 'en')).toBe('23 Nov, 09:12');
});
