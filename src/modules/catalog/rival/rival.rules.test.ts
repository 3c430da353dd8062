import { describe, expect, test } from 'vitest';
import { readyRoles, mergeGrants } from '../../people/role.rules.ts';
import {
  dropOf,
  isFresh,
  isReportable,
  isWorthTelling,
  mayJudge,
  mayReport,
} from './rival.rules.ts';

describe('A rival’s price 竞品价', () => {
  test.each([
    [null, 100, null],
    [129_800, 129_800, 0],
    [129_800, 125_906, 300],
    [129_800, 131_800, -154],
  ])('%s before and %s now is a drop of %s bp', (before, now, drop) => {
    expect(dropOf(before, now)).toBe(drop);
  });

  test('is told from the setting’s share on, never where it rose', () => {
    expect(isWorthTelling(300, 300)).toBe(true);
    expect(isWorthTelling(299, 300)).toBe(false);
    expect(isWorthTelling(-500, 300)).toBe(false);
    expect(isWorthTelling(null, 300)).toBe(false);
  });

  test('is fresh for so many days, and reported for ninety', () => {
    expect(isFresh('2026-11-09', '2026-11-23', 14)).toBe(true);
    expect(isFresh('2026-11-08', '2026-11-23', 14)).toBe(false);
    expect(isReportable('2026-08-25', '2026-11-23')).toBe(true);
    expect(isReportable('2026-08-24', '2026-11-23')).toBe(false);
    expect(isReportable('2026-11-24', '2026-11-23')).toBe(false);
  });

  test('is reported in the showroom, at the desk and in marketing; judged by managers', () => {
    const those = (may: typeof mayReport) =>
      readyRoles.filter(({ grants }) => may({ rights: mergeGrants(grants) })).map(({ key }) => key);
    expect(those(mayReport)).toEqual([
      'director',
      'sales_manager',
      'consultant',
      'dcc_agent',
      'fni_specialist',
      'marketing',
      'analyst',
      'administrator',
    ]);
    expect(those(mayJudge)).toEqual(['director', 'sales_manager', 'analyst', 'administrator']);
  });
});
