import { describe, expect, test } from 'vitest';
import { figuresOf, sameDayLastYear, spansTo } from './dashboard.rules.ts';

describe('Figures of a line 看板数字', () => {
  const targets = [
    { month: '2026-10', amount: 100 },
    { month: '2026-11', amount: 90 },
    { month: '2026-12', amount: 110 },
  ];
  const line = {
    months: [
      { month: '2025-11', amount: 999 },
      { month: '2026-10', amount: 95 },
      { month: '2026-11', amount: 50 },
    ],
    targets,
    forecast: null,
    lastYear: 116,
  };

  test('on 20 November two thirds of the month are due, and last year is no actual', () => {
    expect(figuresOf({ year: 2026, today: '2026-11-20' }, line)).toEqual({
      actual: 145,
      target: 300,
      dueByNow: 160,
      forecast: null,
      forecastLow: null,
      forecastHigh: null,
      lastYear: 116,
      attainmentBp: 4833,
      paceBp: 9063,
      yearOnYearBp: 2500,
    });
  });

  test('without a target nothing is due and nothing attained', () => {
    const figures = figuresOf({ year: 2026, today: '2026-11-20' }, { ...line, targets: [] });
    expect([figures.target, figures.dueByNow, figures.attainmentBp]).toEqual([null, null, null]);
  });
});

test.each([
  { year: 2026, today: '2026-11-23', day: '2025-11-23', because: 'the same day' },
  { year: 2024, today: '2024-02-29', day: '2023-02-28', because: 'a leap day has no twin' },
  { year: 2025, today: '2026-11-23', day: '2024-12-31', because: 'the year is over' },
  { year: 2027, today: '2026-11-23', day: null, because: 'the year has not begun' },
])('$year seen on $today compares up to $day: $because', ({ year, today, day }) => {
  expect(sameDayLastYear(year, today)).toBe(day);
});

test.each([
  { day: null, spans: [] },
  { day: '2025-01-15', spans: [['2025-01-01', '2025-01-15']] },
  { day: '2025-03-31', spans: [['2025-01-01', '2025-03-31']] },
  {
    day: '2025-03-30',
    spans: [
      ['2025-01-01', '2025-02-28'],
      ['2025-03-01', '2025-03-30'],
    ],
  },
])('January to $day is read in $spans', ({ day, spans }) => {
  expect(spansTo(day).map(({ from, to }) => [from, to])).toEqual(spans);
});
