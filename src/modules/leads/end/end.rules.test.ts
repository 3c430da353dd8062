import { describe, expect, test } from 'vitest';
import { daysMissing, isReasonOf, recallStep } from './end.rules.ts';

describe('When a lead may be called over', () => {
  test.each([
    ['lost', 'price', 0, 3],
    ['lost', 'price', 2, 1],
    ['lost', 'bought_rival', 3, 0],
    ['invalid', 'cannot_reach', 1, 2],
    ['invalid', 'wrong_number', 0, 0],
    ['invalid', 'no_buyer', 0, 0],
  ] as const)('%s, %s after %i days: %i more', (kind, reason, days, missing) => {
    expect(daysMissing({ kind, reason }, days, 3)).toBe(missing);
  });

  test('each end has reasons of its own', () => {
    expect(isReasonOf('lost', 'price')).toBe(true);
    expect(isReasonOf('invalid', 'price')).toBe(false);
  });
});

describe('When a silent lead is taken back', () => {
  const rows = [
    { grade: 'H', self: 3, manager: 5, recall: 7 },
    { grade: 'B', self: 15, manager: 18, recall: 21 },
  ];
  test.each([
    ['H', 2, 'none'],
    ['H', 3, 'self'],
    ['H', 5, 'manager'],
    ['H', 7, 'recall'],
    ['B', 7, 'none'],
    ['B', 21, 'recall'],
    ['N', 7, 'recall'],
  ])('%s after %i days: %s', (grade, days, step) => {
    expect(recallStep(grade, days, rows)).toBe(step);
  });
});
