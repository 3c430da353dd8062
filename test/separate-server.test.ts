import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { prepareDemo } from '../src/demo/first-start.ts';
import { demoPassword } from '../src/demo/sign-ins.ts';
import { tablesToBackUp } from '../src/platform/backup/catalogue.queries.ts';
import { tableName } from '../src/platform/backup/manifest.schema.ts';
import { restoreBackup } from '../src/platform/backup/restore-backup.ts';
import { rowDigest } from '../src/platform/backup/row-digest.ts';
import { rowsOf, writeBackup } from '../src/platform/backup/write-backup.ts';
import { signIn } from '../src/platform/database-record.ts';
import { withClient } from '../src/platform/database-roles.ts';
import { joinDatabase } from '../src/platform/embedded-postgres.ts';
import { startCluster, SUPERUSER, type Cluster } from '../src/platform/postgres-cluster.ts';
import { postgresPrograms } from '../src/platform/postgres-programs.ts';
import { keepSecretsIn } from '../src/platform/secret.ts';
import { readSettings } from '../src/platform/settings.ts';
import { startServer } from '../src/server.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-separate-'));
const superuserPassword = 'of the separate server';
let cluster: Cluster;
let embedded: TestDatabase;

/** A PostgreSQL of its own, as a store's computer centre would offer one: an empty database and a role. */
const startPostgres = (port?: number) =>
  startCluster(postgresPrograms(), {
    folder: path.join(home, 'pg'),
    log: path.join(home, 'log'),
    superuserPassword,
    unsafeFast: true,
    ...(port && { port }),
  });
const databaseUrl = (name: string) =>
  `postgres://keeper:a-long-password-of-the-keeper@127.0.0.1:${cluster.port}/${name}`;

beforeAll(async () => {
  cluster = await startPostgres();
  const superuser = signIn(cluster.port, SUPERUSER, superuserPassword, 'postgres');
  await withClient(superuser, async (client) => {
    await client.query(
      `create role keeper login createrole nosuperuser password 'a-long-password-of-the-keeper'`,
    );
    for (const name of ['moved', 'again'])
      await client.query(`create database ${name} owner keeper`);
  });
  embedded = await freshDatabase();
  keepSecretsIn(home);
  await prepareDemo(readSettings({ DATA_DIR: home, FAIRLEAD_DEMO: '1' }), embedded);
});
afterAll(async () => {
  await cluster.stop();
  await embedded.drop();
  rmSync(home, { recursive: true, force: true });
});

/** Rows and a sum of them for every table of the program. */
const sumsOf = (owner: pg.ClientConfig) =>
  withClient(owner, async (client) => {
    await client.query(`set timezone = 'UTC'`);
    const sums: Record<string, string> = {};
    for (const table of await tablesToBackUp(client)) {
      const digest = rowDigest();
      for await (const chunk of rowsOf(client, table)) digest.take(chunk);
      const { rows, digest: sum } = digest.sum();
      sums[tableName(table)] = `${rows} ${sum}`;
    }
    return sums;
  });

const backUp = async (owner: pg.ClientConfig, name: string) => {
  const file = path.join(home, name);
  const now = new Date().toISOString();
  const options = { dataDir: home, file, passphrase: null, withSecrets: false, now };
  await withClient(owner, (client) => writeBackup(client, options));
  return { file, passphrase: null, dataDir: mkdtempSync(path.join(home, 'restored-')) };
};

test('one file moves a store from the embedded database to a server, and back', async () => {
  const before = await sumsOf(embedded.owner);
  expect(Object.keys(before).length).toBeGreaterThan(60);
  expect(Object.values(before).filter((sum) => !sum.startsWith('0 ')).length).toBeGreaterThan(25);

  const there = await joinDatabase({ databaseUrl: databaseUrl('moved'), dataDir: home });
  await restoreBackup(there.owner, await backUp(embedded.owner, 'to-server.backup'));
  expect(await sumsOf(there.owner)).toEqual(before);

  const server = inject('server');
  const database = 'moved_back';
  const admin = (sql: string) => withClient(server.superuser, (client) => client.query(sql));
  await admin(`create database ${database} owner ${server.owner.user}`);
  const owner = { ...server.owner, database };
  await restoreBackup(owner, await backUp(there.owner, 'to-embedded.backup'));
  expect(await sumsOf(owner)).toEqual(before);
  await admin(`drop database ${database} with (force)`);
  await expect(
    restoreBackup(there.owner, await backUp(embedded.owner, 'twice.backup')),
  ).rejects.toThrow(/not empty.*不为空/);
});

test('a server that goes away and comes back is said in words, and nothing acknowledged is lost', async () => {
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: home,
    DATABASE_URL: databaseUrl('again'),
    LOG_LEVEL: 'silent',
    FAIRLEAD_DEMO: '1',
    BACKUP_AT: 'off',
  });
  const database = await joinDatabase(settings);
  await restoreBackup(database.owner, await backUp(embedded.owner, 'again.backup'));
  const server = await startServer({ settings, database });
  try {
    const token = await signInAs(server.address, 'director');
    const kept: string[] = [];
    const write = async () => {
      const name = `store ${kept.length} ${performance.now()}`;
      const reply = await ask(server.address, token, '/api/stores', { name });
      if (reply.status < 300) kept.push(name);
      return reply;
    };
    for (let n = 0; n < 3; n += 1) expect((await write()).status).toBe(200);

    const { port } = cluster;
    await cluster.stop();
    const since = performance.now();
    expect(await write()).toEqual({ status: 503, code: 'database_unavailable', retry: '2' });
    expect(performance.now() - since).toBeLessThan(8_000);
    const health = await fetch(`${server.address}/readyz`);
    expect([health.status, await health.json()]).toEqual([503, { status: 'database_unavailable' }]);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);

    cluster = await startPostgres(port);
    await expect.poll(async () => (await write()).status, { timeout: 30_000 }).toBe(200);
    await expect
      .poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 30_000 })
      .toBe(200);
    const { rows } = await withClient(database.owner, (client) =>
      client.query<{ name: string }>('select name from people.store'),
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(kept));
  } finally {
    await server.close();
  }
});

async function signInAs(address: string, login: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  return /^[^=]+=([^;]+)/.exec(reply.headers.get('set-cookie')!)![1]!;
}

async function ask(address: string, token: string, url: string, body: object) {
  const reply = await fetch(`${address}${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const { code } = (await reply.json()) as { code?: string };
  return { status: reply.status, code, retry: reply.headers.get('retry-after') };
}
