import { expect, test } from 'vitest';
import { nextContactAt, type NextContact } from './next-contact.rules.ts';

const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

test.each<{ today: string; choice: NextContact; at: string; because: string }>([
  { today: '2026-11-23', choice: 'two_hours', at: '2026-11-23 11:12', because: 'from now on' },
  { today: '2026-11-23', choice: 'tomorrow', at: '2026-11-24 10:00', because: 'in the morning' },
  { today: '2026-12-31', choice: 'day_after', at: '2027-01-02 10:00', because: 'a year may end' },
  { today: '2026-11-23', choice: 'saturday', at: '2026-11-28 10:00', because: 'this Monday’s' },
  { today: '2026-11-28', choice: 'saturday', at: '2026-12-05 10:00', because: 'today is one' },
  { today: '2026-11-29', choice: 'saturday', at: '2026-12-05 10:00', because: 'it was yesterday' },
])('on $today $choice is $at: $because', ({ today, choice, at }) => {
  const nowMs = midnight(today) + 9.2 * 3_600_000;
  expect(nextContactAt(choice, { today, nowMs, instantOf: midnight })).toBe(
    new Date(`${at.replace(' ', 'T')}:00+08:00`).toISOString(),
  );
});
