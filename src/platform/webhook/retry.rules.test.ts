import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGivenUp, meaningOf, retryAfterSeconds, retryAt } from './retry.rules.ts';

const day = 86_400_000;

describe('Retry 重试: ten attempts over three days', () => {
  test.each([
    { attempts: 1, seconds: 5, because: 'a moment, for a restart' },
    { attempts: 2, seconds: 300, because: 'five minutes, for a release' },
    { attempts: 9, seconds: 86_400, because: 'a day, for a weekend' },
  ])('after attempt $attempts it waits $seconds s: $because', ({ attempts, seconds }) => {
    expect(retryAt(attempts, 0, 0.5)).toBe(seconds * 1000);
  });

  test('after the tenth nothing follows, and all together last about three days', () => {
    expect(retryAt(10, 0, 0.5)).toBeUndefined();
    const whole = retryAfterSeconds.reduce((sum, seconds) => sum + seconds, 0) * 1000;
    expect(whole).toBeGreaterThan(3 * day);
    expect(whole).toBeLessThan(3.5 * day);
  });

  test('waits grow, and luck moves them by a tenth at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, luck) => {
        const [wait, next] = [retryAt(n, 0, luck)!, retryAt(n + 1, 0, luck)!];
        expect(next).toBeGreaterThan(wait);
        expect(Math.abs(wait / 1000 / retryAfterSeconds[n - 1]! - 1)).toBeLessThanOrEqual(0.1001);
      }),
    ); // prettier-ignore
  });
});

test.each([
  { status: 200, means: 'delivered' },
  { status: 204, means: 'delivered' },
  { status: 301, means: 'again' },
  { status: 404, means: 'again' },
  { status: 410, means: 'gone' },
  { status: 500, means: 'again' },
  { status: null, means: 'again' },
])('an answer of $status means $means', ({ status, means }) => {
  expect(meaningOf(status)).toBe(means);
});

test('an endpoint is given up after three days without one success', () => {
  expect(isGivenUp(0, 3 * day - 1)).toBe(false);
  expect(isGivenUp(0, 3 * day)).toBe(true);
});
