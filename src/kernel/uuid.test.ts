import { expect, test } from 'vitest';
import { isUuid, uuidV7 } from './uuid.ts';

test('keys made one after the other are in that order, also within a millisecond and beyond its counter', () => {
  const at = Date.parse('2026-11-24T02:00:00.000Z');
  const made = Array.from({ length: 10_000 }, () => uuidV7(at));
  expect(made.every(isUuid)).toBe(true);
  expect(made.every((id) => id[14] === '7' && '89ab'.includes(id[19]!))).toBe(true);
  expect(new Set(made).size).toBe(made.length);
  expect(made.toSorted()).toEqual(made);
  expect(uuidV7(at + 60_000) > made.at(-1)!).toBe(true);
});
