import { describe, expect, test } from 'vitest';
import { reachedBy, stageDue, stopsAt, type Trace } from './clock.rules.ts';
import { deadlinesOf } from './deadlines.ts';
import { cadenceOf, gradeOf } from './grade.rules.ts';

const limits = { contactSeconds: 30, conversationSeconds: 120 };
const trace = (
  kind: Trace['kind'],
  seconds: number | null = null,
  direction: Trace['direction'] = 'out',
) => ({ kind, seconds, direction });

describe('Only evidence stops the response clock', () => {
  test.each([
    ['a note', trace('note'), ''],
    ['an automatic answer', trace('auto_reply'), ''],
    ['a call that nobody took', trace('call', 0), 'attempt'],
    ['a call of 29 seconds', trace('call', 29), 'attempt'],
    ['a call of 30 seconds', trace('call', 30), 'contact'],
    ['a call of 2 minutes', trace('call', 120), 'conversation'],
    ['a call missed from the customer', trace('call', 0, 'in'), ''],
    ['the customer answers', trace('reply', null, 'in'), 'contact'],
    ['a message to the customer', trace('message'), 'attempt'],
    ['the customer comes in', trace('visit', null, 'in'), 'conversation'],
  ] as const)('%s → “%s”', (_, given, stage) => {
    expect(stopsAt(given, limits)).toBe(stage);
  });

  test('a later stage covers the earlier ones; what was reached first stays', () => {
    const tried = reachedBy(
      { attempt: null, contact: null, conversation: null },
      'attempt',
      '09:05',
    );
    expect(stageDue(tried)).toBe('contact');
    const talked = reachedBy(tried, 'conversation', '09:20');
    expect(talked).toEqual({ attempt: '09:05', contact: '09:20', conversation: '09:20' });
    expect(stageDue(talked)).toBeUndefined();
    expect(reachedBy(talked, '', '10:00')).toBe(talked);
  });

  test('time runs while the store is open: a lead of the evening is due next morning', () => {
    const openOn = () => [{ opens: 9 * 60, closes: 18 * 60 }];
    const due = deadlinesOf({ openOn, zone: 'Asia/Shanghai' }, '2026-11-23T09:58:00.000Z', {
      attempt: 5,
      contact: 30,
      conversation: 120,
      warn: 2,
    });
    expect(due).toEqual({
      attempt: { at: '2026-11-24T01:03:00.000Z', warn: '2026-11-24T01:01:00.000Z' },
      contact: { at: '2026-11-24T01:28:00.000Z', warn: '2026-11-24T01:26:00.000Z' },
      conversation: { at: '2026-11-24T02:58:00.000Z', warn: '2026-11-24T02:56:00.000Z' },
    });
  });
});

describe('The grade follows the expected day', () => {
  const rows = [
    { grade: 'O', within: null, every: 7 },
    { grade: 'H', within: 7, every: 2 },
    { grade: 'A', within: 30, every: 7 },
    { grade: 'B', within: 90, every: 14 },
    { grade: 'C', within: null, every: 30 },
  ];
  test.each([
    ['2026-11-23', 'H'],
    ['2026-11-30', 'H'],
    ['2026-12-01', 'A'],
    ['2026-12-23', 'A'],
    ['2026-12-24', 'B'],
    ['2027-02-21', 'B'],
    ['2027-02-22', 'C'],
    ['2026-11-01', 'H'],
    [null, 'N'],
  ])('%s → %s', (expectedOn, grade) => {
    expect(gradeOf({ expectedOn }, '2026-11-23', rows)).toBe(grade);
  });

  test('an ordered car is O; what is not graded is followed like H', () => {
    expect(gradeOf({ expectedOn: null, isOrdered: true }, '2026-11-23', rows)).toBe('O');
    expect(cadenceOf('B', rows)).toBe(14);
    expect(cadenceOf('N', rows)).toBe(2);
  });
});
