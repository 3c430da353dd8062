import { describe, expect, test } from 'vitest';
import type { Field } from './field.schema.ts';
import { readPhone } from './phone.ts';
import { defused, restored } from './text.rules.ts';
import { readValue, type Reading } from './value.rules.ts';

const reading: Reading = { dateOrder: 'YMD', phone: readPhone };
const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  name: 'x',
  type,
  zh: '字段',
  en: 'Field',
  aliases: [],
  ...more,
});
const outcome = field('choice', { choices: { won: ['成交', 'Closed Won'], lost: ['战败'] } });

describe('Cells become values 取值', () => {
  test.each([
    { type: 'yuan', cell: '24.88-27.88万', value: '26380000', because: 'of a range the middle' },
    { type: 'yuanLow', cell: '24.88-27.88万', value: '24880000', because: 'the lower end' },
    { type: 'yuanHigh', cell: '24.88-27.88万', value: '27880000', because: 'the upper end' },
    { type: 'yuan', cell: '暂无报价', value: null, because: 'no offer is no price' },
    { type: 'integer', cell: '265.0', value: '265', because: 'a point nought is whole' },
    {
      type: 'month',
      cell: '202202',
      value: '2022-02-01',
      because: 'a month is kept as its first day',
    },
    { type: 'percent', cell: '11.27%', value: '1127', because: 'kept in basis points' },
    { type: 'boolean', cell: '是', value: 'true', because: '是 is yes' },
    { type: 'decimal', cell: '-4.80', value: '-4.80', because: 'digits are kept' },
    { type: 'phone', cell: '138 0013 8000', value: '+8613800138000', because: 'a Chinese mobile' },
    {
      type: 'phone',
      cell: '8264678',
      value: '8264678',
      because: 'a short number is kept as written',
    },
    { type: 'text', cell: ' 小鹏 　G9\u200b ', value: '小鹏 G9', because: 'blanks are tidied' },
  ] as const)('$type of $cell is $value: $because', ({ type, cell, value }) => {
    expect(readValue(field(type), cell, reading)).toEqual({ value });
  });

  test.each([
    { type: 'yuan', cell: '27.88-24.88万', problem: 'range.reversed' },
    { type: 'yuan', cell: '99999亿亿', problem: 'number.unreadable' },
    { type: 'yuan', cell: '9999999亿', problem: 'number.too_big' },
    { type: 'integer', cell: '2.5', problem: 'number.not_whole' },
    { type: 'integer', cell: '-3', problem: 'number.negative' },
    { type: 'day', cell: '2月30日', problem: 'date.unreadable' },
    { type: 'day', cell: '2026-02-30', problem: 'date.impossible' },
    { type: 'boolean', cell: '也许', problem: 'boolean.unreadable' },
  ] as const)('$type of $cell is refused as $problem', ({ type, cell, problem }) => {
    expect(readValue(field(type), cell, reading)).toMatchObject({ problem });
  });

  test('words mean what the mapping says, then what we know, else they are refused', () => {
    const means = { Engaging: 'lost' };
    expect(readValue(outcome, 'Engaging', { ...reading, means })).toEqual({ value: 'lost' });
    expect(readValue(outcome, ' closed-WON', reading)).toEqual({ value: 'won' });
    expect(readValue(outcome, '成交', reading)).toEqual({ value: 'won' });
    expect(readValue(outcome, '谈着呢', reading)).toEqual({ problem: 'choice.unknown' });
  });

  test('a column in 万元 is scaled unless the cell says its own unit', () => {
    const inWan = { ...reading, unit: '万' as const };
    expect(readValue(field('yuan'), '12.5', inWan)).toEqual({ value: '12500000' });
    expect(readValue(field('yuan'), '12.5万', inWan)).toEqual({ value: '12500000' });
  });

  test('a cell longer than the limit is refused, not cut', () => {
    expect(readValue(field('text'), 'x'.repeat(2_001), reading)).toMatchObject({
      problem: 'text.too_long',
    });
  });
});

describe('Rejected rows cannot attack a spreadsheet 公式注入防护', () => {
  test.each([
    { cell: '=HYPERLINK("http://x")', safe: '\'=HYPERLINK("http://x")' },
    { cell: '@SUM(A1)', safe: "'@SUM(A1)" },
    { cell: '+cmd', safe: "'+cmd" },
    { cell: '\t=1', safe: "'\t=1" },
    { cell: '-5', safe: '-5' },
    { cell: '-A', safe: "'-A" },
    { cell: '张伟', safe: '张伟' },
  ])('$cell leaves as $safe and comes back as it was', ({ cell, safe }) => {
    expect(defused(cell)).toBe(safe);
    expect(restored(safe)).toBe(cell);
  });
});
