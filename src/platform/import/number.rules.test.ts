import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { middleFen, readBp, readDecimal, readRange, wholeAt } from './number.rules.ts';

describe('Money as people write it 金额', () => {
  test.each([
    { cell: '26000', fen: 2_600_000n, because: 'a bare number is yuan' },
    { cell: '1,234.50', fen: 123_450n, because: 'commas separate thousands' },
    { cell: '１２３', fen: 12_300n, because: 'full-width figures count' },
    { cell: '265.0 ', fen: 26_500n, because: 'a trailing blank is nothing' },
    { cell: '24.88万', fen: 24_880_000n, because: '万 is ten thousand' },
    { cell: '6.72亿元', fen: 67_200_000_000n, because: '亿 is a hundred million' },
    { cell: '￥1,000', fen: 100_000n, because: 'the currency sign is left out' },
    { cell: '(350.5)', fen: -35_050n, because: 'accountants bracket a loss' },
    { cell: '-0.005', fen: -1n, because: 'half a fen rounds away from zero' },
    {
      cell: '1.234,56',
      fen: 123_456n,
      because: 'a comma that cannot separate thousands is decimal',
    },
    { cell: '1.5E+05', fen: 15_000_000n, because: 'Excel writes exponents' },
    { cell: '0.29', fen: 29n, because: 'no double is on the way' },
  ])('$cell is $fen fen: $because', ({ cell, fen }) => {
    expect(wholeAt(readDecimal(cell)!, 2)).toBe(fen);
  });

  test.each(['abc', '12.3.4', '1,2345,6', '--5', '', '12台车'])('%s is no number', (cell) => {
    expect(readDecimal(cell)).toBeUndefined();
  });

  test('any amount written with separators reads as the fen it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e14 }), (fen) => {
        const text = `${Math.floor(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')}`;
        expect(wholeAt(readDecimal(text)!, 2)).toBe(BigInt(fen));
      }),
    );
  });
});

describe('Price ranges 价格区间', () => {
  test.each([
    { cell: '24.88-27.88万', low: 24_880_000n, high: 27_880_000n, middle: 26_380_000n },
    { cell: '11.98万~15.18万', low: 11_980_000n, high: 15_180_000n, middle: 13_580_000n },
    { cell: '8.88万', low: 8_880_000n, high: 8_880_000n, middle: 8_880_000n },
    { cell: '100至101', low: 10_000n, high: 10_100n, middle: 10_050n },
  ])('$cell runs from $low to $high fen, middle $middle', ({ cell, low, high, middle }) => {
    const range = readRange(cell)!;
    expect(wholeAt(range.low, 2)).toBe(low);
    expect(wholeAt(range.high, 2)).toBe(high);
    expect(middleFen(range)).toBe(middle);
  });
});

describe('Percentages 百分比', () => {
  test.each([
    { cell: '9.98%', bp: 998n, because: 'the sign says percent' },
    { cell: '0.50%', bp: 50n, because: 'also below one' },
    { cell: '0.0998', bp: 998n, because: 'up to one without a sign is a share' },
    { cell: '12.5', bp: 1250n, because: 'above one without a sign is a percentage' },
  ])('$cell is $bp bp: $because', ({ cell, bp }) => {
    expect(readBp(cell)).toBe(bp);
  });
});
