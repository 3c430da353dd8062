import { describe, expect, test } from 'vitest';
import {
  judgeBackups,
  judgeCertificate,
  judgeClock,
  judgeDatabase,
  judgeDisk,
  judgeJobs,
  judgeOutbox,
  type BackupsSeen,
} from './finding.rules.ts';

const now = '2026-11-24T04:00:00.000Z';
const GIB = 1024 ** 3;

describe('Backups 备份: what the check-up says', () => {
  const fine: BackupsSeen = {
    foundedAt: '2026-01-01T00:00:00Z',
    lastGood: { at: '2026-11-23T19:10:00Z', file: '/b/1.backup', isThere: true },
    failure: null,
  };
  test.each<{ seen: Partial<BackupsSeen>; at?: null; ok: boolean; found: RegExp; because: string }>(
    [
      { seen: {}, ok: true, found: /1\.backup, 8 h ago/, because: 'last night’s is there' },
      {
        seen: { lastGood: null, foundedAt: '2026-11-23T12:00:00Z' },
        ok: true,
        found: /first is due/,
        because: 'it was set up yesterday evening',
      },
      {
        seen: { lastGood: null, foundedAt: null },
        ok: true,
        found: /first is due/,
        because: 'nobody has set it up yet',
      },
      {
        seen: { lastGood: null },
        ok: false,
        found: /none was made yet/,
        because: 'months went by without one',
      },
      {
        seen: { lastGood: { ...fine.lastGood!, at: '2026-11-23T01:59:00Z' } },
        ok: false,
        found: /26 h ago/,
        because: 'last night’s is missing',
      },
      {
        seen: { lastGood: { ...fine.lastGood!, isThere: false } },
        ok: false,
        found: /1\.backup is gone/,
        because: 'somebody removed it',
      },
      {
        seen: { failure: 'ENOSPC' },
        ok: false,
        found: /newest failed: ENOSPC/,
        because: 'an older good one does not excuse the newest',
      },
      { seen: {}, at: null, ok: false, found: /none are scheduled/, because: 'BACKUP_AT is off' },
    ],
  )('$because', ({ seen, at, ok, found }) => {
    const finding = judgeBackups({ ...fine, ...seen }, at === null ? null : '03:10', now);
    expect(finding).toMatchObject({ ok, found: expect.stringMatching(found) as string });
    if (!ok) expect(finding.mend).toMatch(/^[ -~]+.* · .*[一-鿿]/);
  });
});

const calm = {
  version: '18.4',
  number: 180_004,
  bytes: GIB,
  connections: 20,
  connectionsMost: 100,
  transactionAge: 5_000_000,
};

test.each([
  { because: 'all is well', change: {}, failing: [] },
  { because: 'the server is too old', change: { number: 150_009 }, failing: ['database 数据库'] },
  {
    because: 'nine of ten connections are taken',
    change: { connections: 90 },
    failing: ['connections 连接数'],
  },
  {
    because: 'transaction numbers run out',
    change: { transactionAge: 1_500_000_000 },
    failing: ['vacuum 事务号'],
  },
])('the database: $because', ({ change, failing }) => {
  const bad = judgeDatabase({ ...calm, ...change }).filter(({ ok }) => !ok);
  expect(bad.map(({ check }) => check)).toEqual(failing);
  for (const { mend } of bad) expect(mend).toMatch(/ · .*[一-鿿]/);
});

test.each([
  { because: 'a gibibyte and more is free', finding: judgeDisk('/data', 2 * GIB), ok: true },
  { because: 'less than a gibibyte is free', finding: judgeDisk('/data', GIB), ok: false },
  { because: 'clocks are two seconds apart', finding: judgeClock(2_000), ok: true },
  { because: 'the database’s clock is behind', finding: judgeClock(-2_001), ok: false },
  { because: 'the database’s clock is ahead', finding: judgeClock(2_001), ok: false },
  { because: 'no jobs were set up yet', finding: judgeJobs(null), ok: true },
  { because: 'a job failed', finding: judgeJobs({ failed: 1, late: 0 }), ok: false },
  { because: 'a job waits', finding: judgeJobs({ failed: 0, late: 1 }), ok: false },
  { because: 'an event waits', finding: judgeOutbox(1), ok: false },
  {
    because: 'the certificate ends in a month',
    finding: judgeCertificate('2026-12-24T00:00:00Z', now),
    ok: true,
  },
  {
    because: 'the certificate ends in ten days',
    finding: judgeCertificate('2026-12-04T00:00:00Z', now),
    ok: false,
  },
])('$because', ({ finding, ok }) => {
  expect(finding.ok).toBe(ok);
  expect(finding.mend).toMatch(/^[ -~’…]+ · .*[一-鿿]/);
});
