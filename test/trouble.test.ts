import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { prepareEmbedded, withClient } from '../src/platform/database-roles.ts';
import { rolesAt, signIn } from '../src/platform/database-record.ts';
import {
  inTenant,
  inTenantTwice,
  openDatabase,
  requestLimits,
  type Database,
} from '../src/platform/db.ts';
import { answerError } from '../src/platform/errors.ts';
import { startCluster, SUPERUSER, type Cluster } from '../src/platform/postgres-cluster.ts';
import { postgresPrograms, type Programs } from '../src/platform/postgres-programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-trouble-'));
const passwords = {
  superuser: 'one of the test',
  owner: 'two of the test',
  web: 'three of the test',
};
const tenantId = '00000000-0000-7000-8000-000000000001';
let cluster: Cluster;
let database: Database;

/** PostgreSQL on a disk that ends: none of its files may grow past 20 MB. */
function onSmallDisk(programs: Programs): Programs {
  const limited = 'ulimit -f 20480; exec "$@"'; // in bash's blocks of 1,024 bytes
  return {
    ...programs,
    wrap: (program, args) => {
      const [command, rest] = programs.wrap(program, args);
      return ['bash', ['-c', limited, 'bash', command, ...rest]];
    },
  };
}

beforeAll(async () => {
  const options = {
    folder: path.join(home, 'pg'),
    log: path.join(home, 'log'),
    superuserPassword: passwords.superuser,
  };
  cluster = await startCluster(onSmallDisk(postgresPrograms()), { ...options, unsafeFast: true });
  await prepareEmbedded(
    signIn(cluster.port, SUPERUSER, passwords.superuser, 'postgres'),
    passwords,
  );
  const roles = rolesAt(cluster.port, passwords);
  await withClient(roles.owner, (client) =>
    client.query('create table note (id int primary key, words text); grant all on note to public'),
  );
  const limits = { ...requestLimits, statement_timeout: 3_000, lock_timeout: 300 };
  database = await openDatabase(roles, { connections: 2, limits });
});
afterAll(async () => {
  await database.end();
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

const run = (sql: string) => inTenant(database.web, tenantId, (_, client) => client.query(sql));

/** What a request hears whose work is this. */
async function heard(work: () => Promise<unknown>) {
  const one = fastify();
  one.setErrorHandler(answerError);
  one.get('/', work);
  const reply = await one.inject('/');
  await one.close();
  return {
    status: reply.statusCode,
    code: reply.json<{ code?: string }>().code,
    retry: reply.headers['retry-after'],
  };
}

test('a full disk is said in words, nothing of the work stays, and with room again it goes on', async () => {
  const fill = `insert into note select n, string_agg(md5(n::text || i), '') from generate_series(1, 20000) n,
    generate_series(1, 60) i group by n`;
  expect(await heard(() => run(fill))).toEqual({ status: 503, code: 'disk_full', retry: '60' });
  await withClient(rolesAt(cluster.port, passwords).owner, async (client) => {
    expect((await client.query('select count(*)::int as n from note')).rows).toEqual([{ n: 0 }]);
    await client.query('truncate note');
  });
  await run(`insert into note values (1, 'room again')`);
});

test('a statement that takes too long is stopped and said', async () => {
  const told = await heard(() => run('select pg_sleep(20)'));
  expect(told).toEqual({ status: 503, code: 'too_slow', retry: '10' });
});

test('a row that somebody holds is waited for a moment, then said', async () => {
  const told = await withClient(rolesAt(cluster.port, passwords).owner, async (holder) => {
    await holder.query('begin; select * from note for update');
    return heard(() => run(`update note set words = 'mine'`));
  });
  expect(told).toEqual({ status: 503, code: 'too_busy', retry: '1' });
});

test('with every connection in use, the next one is told within seconds instead of waiting for ever', async () => {
  const busy = await Promise.all([database.web.connect(), database.web.connect()]);
  const since = performance.now();
  const told = await heard(() => run('select 1'));
  for (const client of busy) client.release();
  expect(told).toEqual({ status: 503, code: 'too_busy', retry: '1' });
  expect(performance.now() - since).toBeLessThan(8_000);
  expect((await run('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('of two that wait for each other one starts again, and both are done', async () => {
  await run(`insert into note values (10, ''), (11, '') on conflict do nothing`);
  let met = 0;
  const both = (first: number, second: number) =>
    inTenantTwice(database.web, tenantId, async (_, client) => {
      await client.query('set local lock_timeout = 0');
      await client.query('update note set words = words || $2 where id = $1', [first, 'x']);
      met += 1;
      await vi.waitUntil(() => met >= 2);
      await client.query('update note set words = words || $2 where id = $1', [second, 'x']);
    });
  await Promise.all([both(10, 11), both(11, 10)]);
  expect((await run('select words from note where id >= 10')).rows).toEqual([
    { words: 'xx' },
    { words: 'xx' },
  ]);
});
