import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/period.ts';
import { earliestFrom, isWithdrawable, rowOn, type Dated, type Levels } from './value.rules.ts';

type Row = Dated<string>;
const row = (from: string, value: string | null, to?: string): Row => ({
  from,
  value,
  ...(to && { to }),
});
const levels = (given: Partial<Levels<Row>>): Levels<Row> => ({
  store: [],
  group: [],
  shipped: [],
  ...given,
});

describe('the value in force on a day', () => {
  const shipped = [
    row('2024-01-01', 'full', '2025-12-31'),
    row('2026-01-01', 'half', '2027-12-31'),
  ];
  const examples = [
    { day: '2025-12-31', value: 'full', because: 'a value holds to its last day' },
    { day: '2026-01-01', value: 'half', because: 'the next one holds from its first' },
    { day: '2023-12-31', value: undefined, because: 'before the first nothing is known' },
    { day: '2028-01-01', value: undefined, because: 'after what the source covers nobody guesses' },
  ];
  test.each(examples)('$day → $value: $because', ({ day, value }) => {
    expect(rowOn(levels({ shipped }), day)?.row.value).toBe(value);
  });

  test('a store’s own value goes before the group’s, and that before what is shipped', () => {
    const all = levels({
      shipped,
      group: [row('2026-03-01', 'ours')],
      store: [row('2026-06-01', 'store')],
    });
    expect(rowOn(all, '2026-02-28')).toMatchObject({ level: 'shipped' });
    expect(rowOn(all, '2026-03-01')).toMatchObject({ level: 'group' });
    expect(rowOn(all, '2026-06-01')).toMatchObject({ level: 'store', row: { value: 'store' } });
  });

  test('a store that gives its value back follows the group again', () => {
    const store = [row('2026-01-01', 'own'), row('2026-07-01', null)];
    const all = levels({ group: [row('2026-01-01', 'ours')], store });
    expect(rowOn(all, '2026-06-30')?.row.value).toBe('own');
    expect(rowOn(all, '2026-07-01')?.row.value).toBe('ours');
  });

  test('an own value that ended is a gap, not a way back to older figures', () => {
    const all = levels({ shipped, group: [row('2026-01-01', 'ours', '2026-06-30')] });
    expect(rowOn(all, '2026-07-01')).toBeUndefined();
  });

  const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n));
  test('a row to come never changes any day before it', () => {
    fc.assert(
      fc.property(fc.array(days), days, days, (begun, coming, day) => {
        fc.pre(day < coming);
        const group = begun.map((from) => row(from, from));
        const later = levels({ group: [...group, row(coming, 'new')] });
        expect(rowOn(later, day)).toEqual(rowOn(levels({ group }), day));
      }),
    );
  });

  test('the order in which rows were entered does not matter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days), days, (begun, day) => {
        const group = begun.map((from) => row(from, from));
        const turned = levels({ group: [...group].reverse() });
        expect(rowOn(turned, day)).toEqual(rowOn(levels({ group }), day));
      }),
    );
  });
});

test('a new value begins tomorrow at the earliest; only what has not begun can be withdrawn', () => {
  expect(earliestFrom('2026-12-31')).toBe('2027-01-01');
  expect(isWithdrawable({ from: '2026-11-24' }, '2026-11-24')).toBe(false);
  expect(isWithdrawable({ from: '2026-11-25' }, '2026-11-24')).toBe(true);
});
