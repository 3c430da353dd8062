import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToRemove } from './retention.rules.ts';

const each = (...days: string[]) => days.map((day) => ({ id: day, at: `${day}T03:10:00+08:00` }));
const none = { daily: 0, weekly: 0, monthly: 0 };

describe('Which backups are kept 备份保留', () => {
  test.each([
    {
      because: 'seven days keep the last seven that have one, however long ago',
      have: each('2026-11-01', '2026-11-20', '2026-11-22', '2026-11-23'),
      keep: { ...none, daily: 3 },
      gone: ['2026-11-01'],
    },
    {
      because: 'a week is Monday to Sunday, and its newest stays',
      have: each('2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'),
      keep: { ...none, weekly: 3 },
      gone: ['2026-11-16'],
    },
    {
      because: 'a month keeps its last',
      have: each('2026-09-30', '2026-10-30', '2026-10-31', '2026-11-01'),
      keep: { ...none, monthly: 2 },
      gone: ['2026-10-30', '2026-09-30'],
    },
    {
      because: 'the newest stays even where nothing is to be kept',
      have: each('2026-11-22', '2026-11-23'),
      keep: none,
      gone: ['2026-11-22'],
    },
    {
      because: 'days are those of Shanghai: 23:00 UTC is the next day there',
      have: [
        { id: 'late', at: '2026-11-22T23:00:00Z' },
        { id: 'noon', at: '2026-11-23T04:00:00Z' },
      ],
      keep: { ...none, daily: 2 },
      gone: ['late'],
    },
    { because: 'nothing there, nothing goes', have: [], keep: { ...none, daily: 7 }, gone: [] },
  ])('$because', ({ have, keep, gone }) => {
    expect(backupsToRemove(have, keep)).toEqual(gone);
  });

  const backups = fc
    .uniqueArray(fc.integer({ min: 0, max: 3_000 }), { maxLength: 80 })
    .map((hours) =>
      hours.map((hour) => ({ id: `${hour}`, at: new Date(hour * 3_600_000).toISOString() })),
    );
  const kept = fc.record({ daily: fc.nat(9), weekly: fc.nat(5), monthly: fc.nat(13) });

  test('the newest always stays, no more stay than asked for, and clearing twice clears nothing more', () => {
    fc.assert(
      fc.property(backups, kept, (have, keep) => {
        const gone = new Set(backupsToRemove(have, keep));
        const left = have.filter(({ id }) => !gone.has(id));
        const newest = have.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
        if (newest) expect(gone.has(newest.id)).toBe(false);
        expect(left.length).toBeLessThanOrEqual(
          Math.max(1, keep.daily + keep.weekly + keep.monthly),
        );
        expect(backupsToRemove(left, keep)).toEqual([]);
      }),
    );
  });
});
