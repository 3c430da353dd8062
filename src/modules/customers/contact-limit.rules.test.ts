import { expect, test } from 'vitest';
import { contactBarOf } from './contact-limit.rules.ts';

const now = '2026-11-24T02:00:00.000Z';
const hoursAgo = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
const limits = { day: 2, week: 4 };

test.each([
  ['nobody called yet', [], null],
  ['one call today', [1], null],
  ['two calls today', [1, 5], 'day'],
  ['one of them yesterday at this hour', [1, 24], null],
  ['four within a week', [30, 60, 90, 120], 'week'],
  ['four, one of them eight days ago', [30, 60, 90, 200], null],
  ['what lies ahead does not count', [-1, -2, -3], null],
] as const)('%s', (_, hours, bar) => {
  const contacted = hours.map(hoursAgo);
  expect(contactBarOf({ doNotCall: false, contacted }, limits, now)).toBe(bar);
  expect(contactBarOf({ doNotCall: true, contacted }, limits, now)).toBe('do_not_call');
});

test('without limits only the wish not to be called counts', () => {
  const contacted = Array.from({ length: 50 }, () => now);
  expect(contactBarOf({ doNotCall: false, contacted }, { day: null, week: null }, now)).toBeNull();
});
