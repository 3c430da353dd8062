import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { withClient } from '../database-roles.ts';
import { freePort } from '../postgres-cluster.ts';
import { readSettings } from '../settings.ts';
import { examine, examineRunning } from './examine.ts';

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-doctor-'));
const now = new Date().toISOString();
let one: TestDatabase;
beforeAll(async () => {
  one = await freshDatabase();
});
afterAll(async () => {
  await one.drop();
  rmSync(home, { recursive: true, force: true });
});

const settings = (more: Record<string, string> = {}) => readSettings({ DATA_DIR: home, ...more });
const failing = (findings: { check: string; ok: boolean }[]) =>
  findings.filter(({ ok }) => !ok).map(({ check }) => check);
const run = (sql: string, database: 'owner' | 'superuser' = 'owner') =>
  withClient(one[database], (client) => client.query(sql));

describe('the check-up of a database', () => {
  test('finds nothing wrong with a new one', async () => {
    expect(failing(await examineRunning(one, settings(), now))).toEqual([]);
  });

  test.each([
    {
      check: 'isolation 租户隔离',
      because: 'somebody switched row-level security off',
      harm: 'alter table people.store disable row level security',
      mend: 'alter table people.store enable row level security',
    },
    {
      check: 'request role 请求角色',
      because: 'the request role may make tables',
      harm: 'grant create on schema people to fairlead_web',
      mend: 'revoke create on schema people from fairlead_web',
    },
    {
      check: 'outbox 发件箱',
      because: 'an event has waited for an hour',
      harm: `insert into platform.outbox (id, tenant_id, topic, key, payload, created_at)
        values ('${randomUUID()}', '${randomUUID()}', 'a', 'b', '{}', now() - interval '1 hour')`,
      mend: 'delete from platform.outbox',
    },
    {
      check: 'jobs 后台任务',
      because: 'a job failed for good',
      harm: `create schema pgboss; create table pgboss.job as
        select 'failed' as state, now() as completed_on, now() as start_after`,
      mend: 'drop schema pgboss cascade',
    },
    {
      check: 'backups 备份',
      because: 'the newest backup failed',
      harm: `insert into platform.backup (id, state, asked_at, failure) values ('${randomUUID()}', 'failed', now(), 'ENOSPC')`,
      mend: 'delete from platform.backup',
    },
    {
      check: 'migrations 迁移',
      because: 'a migration is missing',
      harm: `delete from platform.migration where name = (select max(name) from platform.migration)`,
      mend: '',
    },
    {
      check: 'migrations 迁移',
      because: 'a newer program was here',
      harm: `insert into platform.migration (name, checksum) values ('9999_later.sql', 'x')`,
      mend: '',
    },
  ])('$because: $check fails', async ({ check, harm, mend }) => {
    await run(harm);
    const found = await examineRunning(one, settings(), now);
    expect(failing(found)).toEqual([check]);
    const line = found.find(({ ok }) => !ok)!;
    expect(`${line.found} ${line.mend ?? ''}`).toMatch(/ · .*[一-鿿]/);
    if (mend) {
      await run(mend);
      expect(failing(await examineRunning(one, settings(), now))).toEqual([]);
    }
  });

  test('an index that an interrupted command left is named', async () => {
    const other = await freshDatabase();
    await withClient(other.superuser, (client) =>
      client.query(
        `update pg_index set indisvalid = false where indexrelid = 'people.store_pkey'::regclass`,
      ),
    );
    const found = await examineRunning(other, settings(), now);
    await other.drop();
    expect(found.find(({ check }) => check.startsWith('indexes'))).toMatchObject({
      ok: false,
      found: 'people.store_pkey',
    });
  });
});

/** A check-up without a database: the others are made all the same. */
const away = { DATABASE_URL: 'postgres://fairlead:a-long-password@127.0.0.1:1/fairlead' };

describe('the check-up of everything around it', () => {
  test('a database that is away is said, and the rest is looked at', async () => {
    const found = await examine(settings(away), now);
    expect(failing(found)).toEqual(['database 数据库']);
    expect(found[0]!.found).toMatch(/DATABASE_URL cannot be reached.* · .*[一-鿿]/);
    expect(found.length).toBeGreaterThan(3);
  });

  test('an uploaded file that changed on the disk is named', async () => {
    const sum = (text: string) => createHash('sha256').update(text).digest('hex');
    const folder = path.join(home, 'files/ab');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, sum('whole')), 'whole');
    expect(failing(await examine(settings(away), now))).toEqual(['database 数据库']);
    writeFileSync(path.join(folder, sum('before')), 'after');
    const found = await examine(settings(away), now);
    rmSync(path.join(home, 'files'), { recursive: true });
    expect(found.find(({ check }) => check.startsWith('files'))).toMatchObject({
      ok: false,
      found: `damaged: ab/${sum('before')}`,
    });
  });

  test('a key that others may read is named', async () => {
    const file = path.join(home, 'secret.key');
    writeFileSync(file, '1 x\n', { mode: 0o600 });
    chmodSync(file, 0o644);
    const found = await examine(settings(away), now);
    rmSync(file);
    expect(found.find(({ check }) => check.startsWith('secrets'))).toMatchObject({
      ok: false,
      mend: expect.stringContaining(`chmod 600 ${file}`) as string,
    });
  });

  test('a mail server is entered; one that is away or refuses us is said', async () => {
    const server = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) =>
        password === 'right' ? done(null, { user: 'a' }) : done(new Error('wrong password')),
    });
    const port = await freePort();
    await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
    const mail = async (url: string) =>
      (await examine(settings({ ...away, SMTP_URL: url }), now)).find(({ check }) =>
        check.startsWith('mail'),
      )!;
    const seen = [
      await mail(`smtp://a:right@127.0.0.1:${port}?ignoreTLS=true`),
      await mail(`smtp://a:wrong@127.0.0.1:${port}?ignoreTLS=true`),
      await mail('smtp://127.0.0.1:1'),
    ];
    await new Promise<void>((closed) => server.close(closed));
    expect(seen.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(seen.map(({ found }) => found).join()).not.toContain('wrong@');
  });

  test('a folder for backups on its own is looked at too, once it is there', async () => {
    const apart = mkdtempSync(path.join(tmpdir(), 'fairlead-apart-'));
    const disks = async (folder: string) =>
      (await examine(settings({ ...away, BACKUP_DIR: folder }), now))
        .filter(({ check }) => check.startsWith('disk'))
        .map(({ found }) => found.replace(/^.* for /, ''));
    expect(await disks(apart)).toEqual([home, apart]);
    rmSync(apart, { recursive: true });
    expect(await disks(apart)).toEqual([home]);
  });
});
