import { describe, expect, test } from 'vitest';
import { announcedYear, lunarFestivalsOf } from './china.ts';
import { dayKind, isWorkday, weekdayOf, type Calendar } from './day.rules.ts';
import { readYear } from './year-lines.rules.ts';

const of = (...years: number[]): Calendar => ({
  covered: new Set(years.filter((year) => announcedYear(year))),
  special: new Map(years.flatMap((year) => [...(announcedYear(year) ?? [])])),
});

describe('what a day is', () => {
  const examples = [
    { day: '2026-10-01', kind: 'holiday', because: '国庆节 is a public holiday' },
    { day: '2026-10-10', kind: 'makeup_workday', because: 'a Saturday worked for 国庆节' },
    { day: '2026-02-14', kind: 'makeup_workday', because: 'a Saturday worked for 春节' },
    { day: '2026-11-23', kind: 'workday', because: 'an ordinary Monday' },
    { day: '2026-11-22', kind: 'weekend', because: 'an ordinary Sunday' },
  ];
  test.each(examples)('$day is a $kind: $because', ({ day, kind }) => {
    expect(dayKind(of(2026), day).kind).toBe(kind);
    expect(isWorkday(of(2026), day)).toBe(kind === 'workday' || kind === 'makeup_workday');
  });

  test('the six make-up workdays of 2026 are known', () => {
    const days = [...announcedYear(2026)!].filter(([, { kind }]) => kind === 'makeup_workday');
    expect(days.map(([day]) => day.slice(5))).toEqual(
      '01-04 02-14 02-28 05-09 09-20 10-10'.split(' '),
    );
  });

  test('a year that is not announced is refused, not guessed: 1 October 2027 is no workday', () => {
    expect(announcedYear(2027)).toBeUndefined();
    expect(() => dayKind(of(2026, 2027), '2027-10-01')).toThrow('calendar.year_not_covered');
  });

  test('a day set by hand counts even in a year that is not announced', () => {
    const special = new Map([
      ['2027-10-01', { kind: 'holiday' as const, name: { zh: '国庆节', en: 'National Day' } }],
    ]);
    expect(dayKind({ covered: new Set(), special }, '2027-10-01').kind).toBe('holiday');
  });

  test('weekdays count from Monday', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([1, 7]);
  });
});

test('lunar festivals are known ahead: those of 2027', () => {
  const days = Object.fromEntries(lunarFestivalsOf(2027).map(({ day, name }) => [name.zh, day]));
  expect(days).toMatchObject({
    除夕: '2027-02-05',
    春节: '2027-02-06',
    清明: '2027-04-05',
    端午节: '2027-06-09',
    中秋节: '2027-09-15',
  });
});

test('every year of two decades has its eight festivals in order, none twice', () => {
  for (let year = 2020; year <= 2040; year += 1) {
    const days = lunarFestivalsOf(year).map(({ day }) => day);
    expect(new Set(days).size).toBe(8);
    expect(days.every((day) => day.startsWith(String(year)))).toBe(true);
    expect(days).toEqual([...days].toSorted());
  }
});

describe('a year typed from its announcement', () => {
  test('is read in the forms people write', () => {
    const lines = '2027-10-01 假 国庆节\n\n2027年10月9日，班，国庆节调休\n2027/1/1 holiday 元旦';
    expect(readYear(2027, lines)).toEqual([
      { day: '2027-01-01', kind: 'holiday', name: '元旦' },
      { day: '2027-10-01', kind: 'holiday', name: '国庆节' },
      { day: '2027-10-09', kind: 'makeup_workday', name: '国庆节调休' },
    ]);
  });
  const bad = [
    { lines: '2027-10-01', code: 'calendar.bad_line', because: 'it does not say what the day is' },
    { lines: '2027-02-30 假 x', code: 'calendar.bad_line', because: 'there is no such day' },
    { lines: '2028-10-01 假 x', code: 'calendar.other_year', because: 'it is another year' },
    {
      lines: '2027-10-01 假\n2027-10-01 班',
      code: 'calendar.day_twice',
      because: 'a day stands twice',
    },
  ];
  test.each(bad)('is refused where $because', ({ lines, code }) => {
    expect(() => readYear(2027, lines)).toThrow(code);
  });
});
