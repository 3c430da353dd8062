import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, isLate, type Task } from './agenda.rules.ts';

const id = '00000000-0000-7000-8000-000000000001';
const task = (more: Partial<Task>): Task => ({
  id,
  kind: 'follow_up',
  day: '2026-11-23',
  at: null,
  title: '',
  text: '',
  isDone: false,
  link: '',
  ...more,
});
const noon = Date.parse('2026-11-23T04:00:00Z');

describe('A task 待办', () => {
  test.each([
    { day: '2026-11-22', at: null, late: true, because: 'yesterday’s is left over' },
    { day: '2026-11-23', at: null, late: false, because: 'the day is not over' },
    { day: '2026-11-23', at: '2026-11-23T03:59:00.000Z', late: true, because: 'its hour passed' },
    { day: '2026-11-23', at: '2026-11-23T06:00:00.000Z', late: false, because: 'it comes later' },
  ])('of $day $at is late: $late, because $because', ({ day, at, late }) => {
    expect(isLate(task({ day, at }), '2026-11-23', noon)).toBe(late);
    expect(isLate(task({ day, at, isDone: true }), '2026-11-23', noon)).toBe(false);
  });

  test('comes in the order of days and hours, whatever order it was found in', () => {
    const [a, b, c] = [
      task({ day: '2026-11-22' }),
      task({}),
      task({ at: '2026-11-23T06:00:00.000Z' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([a, b, c], { minLength: 3 }), (mixed) => {
        expect(inOrder(mixed)).toEqual([a, b, c]);
      }),
    );
  });
});
