import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, fromClipboard, toClipboard } from './clipboard.rules.ts';
import { boxOf, holds, moved, spotsOf, type Span } from './cursor.rules.ts';
import { begun, redone, stepped, undone } from './past.rules.ts';

const size = { rows: 6, columns: 13 };
const at = (row: number, column: number): Span => ({
  at: { row, column },
  anchor: { row, column },
});
const press = (key: string, shift = false, control = false) => ({ key, shift, control });

describe('The cursor 光标', () => {
  test.each([
    { key: press('ArrowRight'), to: [2, 11], because: 'an arrow goes one cell' },
    {
      key: press('ArrowRight', false, true),
      to: [2, 12],
      because: 'with Ctrl it goes to the edge',
    },
    { key: press('Enter'), to: [3, 10], because: 'Enter goes down, as in Excel' },
    { key: press('Tab', true), to: [2, 9], because: 'Shift Tab goes back' },
    { key: press('Home'), to: [2, 0], because: 'Home goes to January' },
  ])('$key.key leads to row and column $to: $because', ({ key, to }) => {
    const span = moved(at(2, 10), size, key);
    expect([span?.at.row, span?.at.column]).toEqual(to);
  });

  test('Shift and an arrow widen the selection from where it began', () => {
    const span = moved(
      moved(at(1, 1), size, press('ArrowDown', true))!,
      size,
      press('ArrowRight', true),
    )!;
    expect(boxOf(span)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    expect([spotsOf(span).length, holds(span, { row: 2, column: 2 })]).toEqual([4, true]);
  });

  test('the cursor never leaves the grid', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Tab',
      'Enter',
      'End',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean(), fc.boolean())), (strokes) => {
        const end = strokes.reduce(
          (span, stroke) => moved(span, size, press(...stroke))!,
          at(0, 0),
        );
        expect(end.at.row >= 0 && end.at.row < 6 && end.at.column >= 0 && end.at.column < 13).toBe(
          true,
        );
      }),
    );
  });
});

describe('Copy and paste with Excel 复制粘贴', () => {
  test('what Excel copies arrives cell by cell, its last line end is no row', () => {
    expect(fromClipboard('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(fromClipboard('"a\tb"\t"say ""hi"""')).toEqual([['a\tb', 'say "hi"']]);
  });

  test('numbers come back as they were copied', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(), { minLength: 1 }), { minLength: 1 }), (numbers) => {
        const texts = numbers.map((row) => row.map(String));
        expect(fromClipboard(toClipboard(texts))).toEqual(texts);
      }),
    );
  });

  test.each([
    { text: '1,234', amount: 1234, because: 'thousands separators are read over' },
    { text: ' １２ ', amount: 12, because: 'full-width digits count' },
    { text: '¥ 3.5', amount: 3.5, because: 'a currency sign is read over' },
    { text: '12%', amount: null, because: 'a percentage is no amount' },
    { text: '', amount: null, because: 'nothing is not zero' },
  ])('"$text" is $amount: $because', ({ text, amount }) => {
    expect(amountOf(text)).toBe(amount);
  });
});

test('undo and redo walk the same steps; a new step forgets what was undone', () => {
  const three = [2, 3].reduce((past, n) => stepped(past, n), begun(1));
  const back = undone(undone(three));
  expect([back.now, redone(back).now, undone(back).now]).toEqual([1, 2, 1]);
  expect(redone(stepped(back, 9)).now).toBe(9);
});
