import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOpenMinutes, nextOpening, openMinutesBetween, openTimeBetween } from './hours.ts';
import type { OpenOn, Span } from './hours.ts';
import { weekdayOf } from './day.rules.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const shown = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
/** 09:00 to 18:00 with an hour's pause at noon; closed on Sundays. */
const openOn: OpenOn = (day) =>
  weekdayOf(day) === 7
    ? []
    : [
        { opens: 9 * 60, closes: 12 * 60 },
        { opens: 13 * 60, closes: 18 * 60 },
      ];

describe('open minutes between two moments', () => {
  const examples = [
    { from: '2026-11-23T09:30', to: '2026-11-23T10:00', minutes: 30, because: 'all of it is open' },
    { from: '2026-11-23T11:50', to: '2026-11-23T13:10', minutes: 20, because: 'noon is a pause' },
    {
      from: '2026-11-23T17:50',
      to: '2026-11-24T09:05',
      minutes: 15,
      because: 'the night is closed',
    },
    { from: '2026-11-28T17:55', to: '2026-11-30T09:05', minutes: 10, because: 'so is Sunday' },
    { from: '2026-11-23T20:00', to: '2026-11-23T22:00', minutes: 0, because: 'nobody is there' },
    {
      from: '2026-11-23T10:00',
      to: '2026-11-23T09:30',
      minutes: 0,
      because: 'time does not run back',
    },
  ];
  test.each(examples)('$from to $to is $minutes: $because', ({ from, to, minutes }) => {
    expect(openMinutesBetween(openOn, zone, at(from), at(to))).toBe(minutes);
  });
});

describe('when so many open minutes are over', () => {
  const examples = [
    { from: '2026-11-23T09:30', minutes: 30, due: '2026-11-23T10:00' },
    { from: '2026-11-23T11:50', minutes: 30, due: '2026-11-23T13:20' },
    { from: '2026-11-28T17:45', minutes: 30, due: '2026-11-30T09:15' },
    { from: '2026-11-22T03:00', minutes: 5, due: '2026-11-23T09:05' },
  ];
  test.each(examples)('$minutes from $from is $due', ({ from, minutes, due }) => {
    expect(shown(addOpenMinutes(openOn, zone, at(from), minutes))).toBe(due);
  });

  test('the clock stands until the next opening', () => {
    expect(shown(nextOpening(openOn, zone, at('2026-11-28T20:00')))).toBe('2026-11-30T09:00');
    expect(shown(nextOpening(openOn, zone, at('2026-11-23T10:10')))).toBe('2026-11-23T10:10');
  });

  test('a store that never opens is refused', () => {
    expect(() => nextOpening(() => [], zone, at('2026-11-23T10:00'))).toThrow(
      'calendar.never_open',
    );
  });
});

const span = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 4 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts): Span[] =>
    cuts.length < 4
      ? [{ opens: cuts[0]!, closes: cuts[1]! }]
      : [
          { opens: cuts[0]!, closes: cuts[1]! },
          { opens: cuts[2]!, closes: cuts[3]! },
        ],
  );
const weeks = fc.array(span, { minLength: 7, maxLength: 7 });
const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
const moment = fc.integer({
  min: Date.UTC(2026, 2, 1) / 60_000,
  max: Date.UTC(2026, 3, 20) / 60_000,
});

describe('in every week and zone, over a change of clocks too', () => {
  test('open time adds up', () => {
    fc.assert(
      fc.property(weeks, zones, fc.tuple(moment, moment, moment), (week, in_, moments) => {
        const on: OpenOn = (day) => week[weekdayOf(day) - 1]!;
        const [a, b, c] = moments.map((n) => n * 60_000).toSorted((x, y) => x - y) as [
          number,
          number,
          number,
        ];
        const between = (from: number, to: number) => openTimeBetween(on, in_, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, c)).toBeLessThanOrEqual(c - a);
      }),
      { numRuns: 50 },
    );
  });

  test('so many minutes after a moment lie so many open minutes away', () => {
    const minutes = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(weeks, zones, moment, minutes, (week, in_, from, count) => {
        const on: OpenOn = (day) => week[weekdayOf(day) - 1]!;
        const due = addOpenMinutes(on, in_, from * 60_000, count);
        expect(openMinutesBetween(on, in_, from * 60_000, due)).toBe(count);
      }),
      { numRuns: 50 },
    );
  });
});
