import { describe, expect, test } from 'vitest';
import { dueSlot, latestSlot, nextSlot } from './schedule.rules.ts';

describe('When a backup is due 备份时点: every day at 03:10 in Shanghai', () => {
  const slot = '2026-11-22T19:10:00.000Z'; // 03:10 on 23 November in Shanghai
  test.each([
    {
      now: '2026-11-22T19:09:59Z',
      since: '2026-11-21T19:10:00Z',
      due: null,
      because: 'it is not yet time',
    },
    {
      now: '2026-11-22T19:10:00Z',
      since: '2026-11-21T19:10:00Z',
      due: slot,
      because: 'it is time',
    },
    {
      now: '2026-11-23T06:00:00Z',
      since: '2026-11-21T19:10:00Z',
      due: slot,
      because: 'the machine slept at the hour',
    },
    {
      now: '2026-11-23T06:00:00Z',
      since: '2026-11-10T00:00:00Z',
      due: slot,
      because: 'many are missing, one makes up for all',
    },
    { now: '2026-11-23T06:00:00Z', since: slot, due: null, because: 'it was made' },
    {
      now: '2026-11-23T06:00:00Z',
      since: '2026-11-23T01:00:00Z',
      due: null,
      because: 'the installation is younger',
    },
  ])('at $now: $because', ({ now, since, due }) => {
    expect(dueSlot(now, '03:10', since)).toBe(due);
  });
  test('switched off it is never due', () => {
    expect(dueSlot('2026-11-23T06:00:00Z', null, '2020-01-01T00:00:00Z')).toBeNull();
  });
  test('the next one is a day after the last', () => {
    expect(latestSlot('2026-11-23T06:00:00Z', '23:30')).toBe('2026-11-22T15:30:00.000Z');
    expect(nextSlot('2026-11-23T06:00:00Z', '23:30')).toBe('2026-11-23T15:30:00.000Z');
  });
});
