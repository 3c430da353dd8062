import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessDateOrder, readDay, readInstant, readMonth } from './day.rules.ts';

describe('Dates as people and programs write them 日期', () => {
  test.each([
    { cell: '2022/1/2', order: 'YMD', day: '2022-01-02', because: 'the year leads' },
    { cell: '20220102', order: 'MDY', day: '2022-01-02', because: 'eight figures are year first' },
    {
      cell: '2022年1月2日',
      order: 'DMY',
      day: '2022-01-02',
      because: 'Chinese says which is which',
    },
    { cell: '1/2/2022', order: 'MDY', day: '2022-01-02', because: 'month first' },
    { cell: '1/2/2022', order: 'DMY', day: '2022-02-01', because: 'day first' },
    { cell: '02.01.68', order: 'DMY', day: '2068-01-02', because: '68 is 2068' },
    { cell: '02.01.69', order: 'DMY', day: '1969-01-02', because: '69 is 1969' },
    { cell: '22-1-2', order: 'YMD', day: '2022-01-02', because: 'two-digit years may lead' },
    { cell: '44563', order: 'YMD', day: '2022-01-02', because: 'Excel counts days' },
    {
      cell: '2 Jan 2022',
      order: 'YMD',
      day: '2022-01-02',
      because: 'a month by name needs no order',
    },
    {
      cell: '2022-01-02 09:15:00',
      order: 'YMD',
      day: '2022-01-02',
      because: 'the time is left out',
    },
    {
      cell: '２０２２－１－２',
      order: 'YMD',
      day: '2022-01-02',
      because: 'full-width figures count',
    },
    { cell: '2024-02-29', order: 'YMD', day: '2024-02-29', because: '2024 is a leap year' },
  ] as const)('$cell ($order) is $day: $because', ({ cell, order, day }) => {
    expect(readDay(cell, order)).toEqual({ day });
  });

  test.each([
    { cell: '2022-02-30', problem: 'date.impossible' },
    { cell: '2023-02-29', problem: 'date.impossible' },
    { cell: '13/13/2022', problem: 'date.impossible' },
    { cell: '0/5/2022', problem: 'date.impossible' },
    { cell: '昨天', problem: 'date.unreadable' },
    { cell: '12', problem: 'date.unreadable' },
  ])('$cell is refused as $problem', ({ cell, problem }) => {
    expect(readDay(cell, 'MDY')).toEqual({ problem });
  });

  test('any day reads back from every way of writing it', () => {
    const anyDay = fc.date({
      min: new Date('1970-01-01'),
      max: new Date('2068-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyDay, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [y, m, d] = day.split('-') as [string, string, string];
        const serial = String(Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569);
        expect(readDay(`${Number(m)}/${Number(d)}/${y}`, 'MDY')).toEqual({ day });
        expect(readDay(`${d}.${m}.${y.slice(2)}`, 'DMY')).toEqual({ day });
        expect(readDay(`${y}年${Number(m)}月${Number(d)}日`, 'YMD')).toEqual({ day });
        expect(readDay(serial, 'YMD')).toEqual({ day });
      }),
    );
  });
});

test.each([
  { cell: '202202', month: '2022-02' },
  { cell: '2016-1', month: '2016-01' },
  { cell: '2022年2月', month: '2022-02' },
  { cell: 'Feb-22', month: '2022-02' },
  { cell: '2022-02-15', month: '2022-02' },
])('month $cell is $month', ({ cell, month }) => {
  expect(readMonth(cell, 'YMD')).toEqual({ month });
});
test('a thirteenth month is refused', () => {
  expect(readMonth('202213', 'YMD')).toEqual({ problem: 'date.impossible' });
});

test.each([
  { cell: '2024-03-05 14:22:10', instant: '2024-03-05T14:22:10' },
  { cell: '2024-03-05T06:22:10Z', instant: '2024-03-05T06:22:10Z' },
  { cell: '2024/3/5 2:05 PM', instant: '2024-03-05T14:05:00' },
  { cell: '45356.5', instant: '2024-03-05T12:00:00' },
  { cell: '2024-03-05', instant: '2024-03-05T00:00:00' },
])('instant $cell is $instant', ({ cell, instant }) => {
  expect(readInstant(cell, 'YMD')).toEqual({ instant });
});

describe('The order of dates is told by the samples 日期顺序', () => {
  test.each([
    { samples: ['1/2/2022', '1/13/2022'], order: 'MDY', sure: true, because: 'no 13th month' },
    { samples: ['13/1/2022', '2/1/2022'], order: 'DMY', sure: true, because: 'no 13th month' },
    {
      samples: ['1/2/2022', '1/3/2022', '2/1/2022'],
      order: 'MDY',
      sure: false,
      because: 'the file runs in time',
    },
    { samples: ['2022-1-2'], order: 'YMD', sure: true, because: 'four figures are the year' },
  ])('$samples is $order, sure $sure: $because', ({ samples, order, sure }) => {
    expect(guessDateOrder(samples)).toEqual({ order, sure });
  });
});
