import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClient } from './database-roles.ts';
import { joinDatabase, startDatabase } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { startCluster, SUPERUSER, type Cluster } from './postgres-cluster.ts';
import { postgresPrograms } from './postgres-programs.ts';

// A server of its own: these tests change the password of the request role for everybody on it.
const home = mkdtempSync(path.join(tmpdir(), 'fairlead-hosted-'));
const folder = (name: string) => path.join(home, name);
let cluster: Cluster;
let superuser: string;
const urlFor = (role: string) => `postgres://${role}@127.0.0.1:${cluster.port}/sales`;

beforeAll(async () => {
  cluster = await startCluster(postgresPrograms(), {
    folder: folder('pg'),
    log: folder('log'),
    superuserPassword: 'of the test',
    unsafeFast: true,
  });
  superuser = `postgres://${SUPERUSER}:of%20the%20test@127.0.0.1:${cluster.port}/postgres`;
  await withClient({ connectionString: superuser }, async (client) => {
    await client.query(`create role chief login createrole password 'long enough'`);
    await client.query(`create role clerk login password 'long enough'`);
    await client.query('create database sales owner chief');
  });
});
afterAll(async () => {
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

const whoAmI = (config: Parameters<typeof withClient>[0]) =>
  withClient(config, async (client) => (await client.query('select current_user as name')).rows[0]);

test('DATABASE_URL: its role may be a plain one; requests get a role of their own', async () => {
  const databaseUrl = urlFor('chief:long%20enough');
  const database = await startDatabase({ dataDir: folder('one'), databaseUrl });
  expect((await migrate(database.owner)).length).toBeGreaterThan(0);
  expect(await whoAmI(database.web)).toEqual({ name: 'fairlead_web' });
  await database.stop();
});

test('two programs on one DATABASE_URL do not lock each other out', async () => {
  const databaseUrl = urlFor('chief:long%20enough');
  const first = await startDatabase({ dataDir: folder('two'), databaseUrl });
  const second = await joinDatabase({ dataDir: folder('three'), databaseUrl });
  expect(await whoAmI(first.web)).toEqual(await whoAmI(second.web));
  await first.stop();
});

test.each([
  { role: 'clerk:long%20enough', says: /CREATEROLE/, because: 'it may not make the request role' },
  {
    role: 'chief:wrong',
    says: /check host, port, database and password/,
    because: 'wrong password',
  },
])('it refuses in one line: $because', async ({ role, says }) => {
  const started = startDatabase({ dataDir: folder('four'), databaseUrl: urlFor(role) });
  await expect(started).rejects.toThrow(says);
});

test('a command that started PostgreSQL waits for those who joined before it stops it', async () => {
  const settings = { dataDir: folder('five'), databaseUrl: null };
  const starter = await joinDatabase(settings);
  const joined = await joinDatabase(settings);
  const work = withClient(joined.owner, (client) => client.query('select pg_sleep(0.5)'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await starter.stop();
  await expect(work).resolves.toBeDefined();
});
