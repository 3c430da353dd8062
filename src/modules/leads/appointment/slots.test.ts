import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlot, missedFrom, slotsOf } from './slots.ts';

const zone = 'Asia/Shanghai';
const rule = { minutes: 60, places: 3, grace: 30 };
const openFrom = (opens: number, closes: number) => ({ openOn: () => [{ opens, closes }], zone });

test('from nine to half past twelve there are three whole hours', () => {
  expect(slotsOf(openFrom(540, 750), '2026-11-24', rule)).toEqual([
    '2026-11-24T01:00:00.000Z',
    '2026-11-24T02:00:00.000Z',
    '2026-11-24T03:00:00.000Z',
  ]);
});

test('on a closed day there are none', () => {
  expect(slotsOf({ openOn: () => [], zone }, '2026-11-24', rule)).toEqual([]);
});

test.each([
  ['2026-11-24T02:00:00.000Z', true],
  ['2026-11-24T10:00:00+08:00', true], // the same moment, as people write it
  ['2026-11-24T02:30:00.000Z', false],
  ['2026-11-24T01:00:00.000Z', false], // has begun
  ['2026-11-24T12:00:00.000Z', false], // closed by then
])('%s may be offered: %s', (at, is) => {
  expect(isSlot(openFrom(540, 1080), at, rule, '2026-11-24T01:00:00.000Z')).toBe(is);
});

test('half an hour late is still come', () => {
  expect(missedFrom('2026-11-24T02:00:00.000Z', rule)).toBe('2026-11-24T02:30:00.000Z');
});

test('slots never overlap and never reach past closing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 1, max: 439 }),
      fc.integer({ min: 15, max: 240 }),
      (opens, open, minutes) => {
        const slots = slotsOf(openFrom(opens, opens + open), '2026-11-24', { ...rule, minutes });
        const end = Date.parse(slots[0] ?? '') + open * 60_000;
        slots.forEach((at, i) => {
          expect(Date.parse(at) + minutes * 60_000).toBeLessThanOrEqual(end);
          if (i > 0) expect(Date.parse(at) - Date.parse(slots[i - 1]!)).toBe(minutes * 60_000);
        });
      },
    ),
  );
});
