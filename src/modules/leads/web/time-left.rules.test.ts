import { describe, expect, test } from 'vitest';
import { groupOf, timeLeft } from './time-left.rules.ts';

const minute = 60_000;

describe('The clock of a lead', () => {
  test.each([
    [10, 4, '06:00', 'onTrack'],
    [10, 8, '02:00', 'atRisk'],
    [10, 12.25, '+02:15', 'breached'],
    [180, 90, '1:30:00', 'onTrack'],
  ])('of %i minutes, after %d: %s', (limit, gone, text, state) => {
    expect(timeLeft(limit * minute, 0, gone * minute)).toMatchObject({ text, state });
  });

  test('what is due in days shows its date', () => {
    expect(timeLeft(3 * 1440 * minute, 0, 0).isFar).toBe(true);
  });
});

test.each([
  ['attempt', -1, 'late'],
  ['contact', 5, 'now'],
  ['contact', 900, 'later'],
  ['follow_up', -30, 'today'],
  ['follow_up', 60, 'today'],
  ['follow_up', 3000, 'later'],
])('%s due in %i minutes stands under “%s”', (nextWhat, minutes, group) => {
  const nextAt = new Date(minutes * minute).toISOString();
  expect(groupOf({ nextAt, nextWhat }, { now: 0, endOfDay: 480 * minute })).toBe(group);
});
