import { describe, expect, test } from 'vitest';
import {
  dueBack,
  minutesLate,
  missingToEnd,
  missingToGo,
  type DriveProgress,
} from './drive.rules.ts';

const rule = { minutes: 60, dayHours: 24, weekendHours: 60, grace: 15 };
const ready: DriveProgress = {
  kind: 'test',
  licenceAt: '2026-11-24T01:00:00.000Z',
  licenceUntil: '2030-01-01',
  agreedAt: '2026-11-24T01:05:00.000Z',
  routeId: 'a route',
  staticAt: '2026-11-24T01:10:00.000Z',
  demoAt: '2026-11-24T01:20:00.000Z',
  customerAt: '2026-11-24T01:30:00.000Z',
  isDamaged: null,
};

test.each([
  ['test', '2026-11-24T03:00:00.000Z'],
  ['day', '2026-11-25T02:00:00.000Z'],
  ['weekend', '2026-11-26T14:00:00.000Z'],
] as const)('a %s that begins on Tuesday at ten is back at %s', (kind, toAt) => {
  expect(dueBack(kind, '2026-11-24T10:00:00+08:00', rule)).toBe(toAt);
});

describe('The keys are handed over 出车', () => {
  test.each([
    [{}, []],
    [{ licenceAt: null, licenceUntil: null }, ['licence']],
    [{ licenceUntil: '2026-11-23' }, ['licence_expired']],
    [{ licenceUntil: '2026-11-24' }, []],
    [{ agreedAt: null, routeId: null }, ['agreement', 'route']],
    [{ kind: 'day', routeId: null }, []],
  ] as const)('with %o what is missing is %o', (change, missing) => {
    expect(missingToGo({ ...ready, ...change }, '2026-11-24')).toEqual(missing);
  });
});

describe('A drive counts 试驾完成', () => {
  test.each([
    [{}, []],
    [{ staticAt: null, customerAt: null }, ['static', 'customer']],
    [{ demoAt: null }, ['demo']],
    [{ kind: 'weekend', staticAt: null }, ['return_check']],
    [{ kind: 'weekend', isDamaged: false }, []],
  ] as const)('with %o what is missing is %o', (change, missing) => {
    expect(missingToEnd({ ...ready, ...change })).toEqual(missing);
  });
});

test.each([
  ['out', null, '2026-11-24T03:15:00.000Z', 0],
  ['out', null, '2026-11-24T03:16:00.000Z', 16],
  ['done', '2026-11-24T04:00:00.000Z', '2026-11-30T00:00:00.000Z', 60],
  ['booked', null, '2026-11-30T00:00:00.000Z', 0],
] as const)('%s, back at %s, seen at %s: %i minutes late', (state, backAt, now, late) => {
  const drive = { toAt: '2026-11-24T03:00:00.000Z', backAt, state };
  expect(minutesLate(drive, { grace: 15, now })).toBe(late);
});
