import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyReply } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '../kernel/actor.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { inTenant, openDatabase, type Database } from './db.ts';
import { startDatabase, type RunningDatabase } from './embedded-postgres.ts';
import { eventStreams } from './events.ts';
import { startJobs, type JobKind } from './jobs.ts';
import { makeLog } from './log.ts';
import { migrate } from './migrate.ts';
import { announce } from './outbox.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-supervised-'));
const tenantId = uuidV7();
let running: RunningDatabase;
let database: Database;

beforeAll(async () => {
  running = await startDatabase({ dataDir: home, databaseUrl: null });
  await migrate(running.owner);
  database = await openDatabase(running, { connections: 2 });
});
afterAll(async () => {
  await database.end();
  await running.stop();
  rmSync(home, { recursive: true, force: true });
});

function postmaster(): number {
  try {
    return Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0; // between two of them
  }
}

/** Kills it, and answers how to wait until another one serves every kind of connection. */
function kill(): () => Promise<void> {
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  return async () => {
    await expect.poll(postmaster, { timeout: 20_000 }).not.toBe(pid);
    await expect.poll(askAll, { timeout: 20_000 }).toEqual([1, 1, 1]);
  };
}

const askAll = async () =>
  Promise.all([
    database.web.query('select 1 as one').then(({ rows }) => rows[0].one),
    database.owner.query('select 1 as one').then(({ rows }) => rows[0].one),
    database.reads
      .read(tenantId, [{ text: 'select 1 as one' }])
      .then(([read]) => read!.rows[0].one),
  ]).catch((error: Error) => error.message);

test('a database that dies is started again, and every kind of connection finds it', async () => {
  expect(await askAll()).toEqual([1, 1, 1]);
  await kill()();
});

test('a transaction that was under way when it died fails; it neither hangs nor ends the process', async () => {
  const sleeping = inTenant(database.web, tenantId, (_, client) =>
    client.query('select pg_sleep(30)'),
  );
  sleeping.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const isBack = kill();
  await expect(sleeping).rejects.toThrow(/terminat/i);
  await isBack();
});

test('where its port was taken meanwhile it comes back on another, and the pools follow', async () => {
  const before = running.web.port!;
  const thief = createServer();
  const isBack = kill();
  await new Promise<void>((resolve) => {
    const take = () => thief.listen(before, '127.0.0.1', resolve);
    thief.on('error', () => setTimeout(take, 1));
    take();
  });
  await isBack();
  thief.close();
  expect(running.web.port).toBe(running.owner.port);
});

test('jobs and open pages go on after the database was away, and no announced work is lost', async () => {
  const done: string[] = [];
  const kind: JobKind = {
    queue: 'note',
    on: 'noted',
    run: (_, { key }) => Promise.resolve(void done.push(key)),
  };
  const now = () => new Date().toISOString();
  const streams = eventStreams();
  await streams.listen(running.web);
  const jobs = await startJobs({ database, clock: now, log: makeLog('silent') }, [kind]);
  const say = (key: string) =>
    inTenant(database.web, tenantId, (db) =>
      announce({ db, actor: systemActor(tenantId), now: now() }, 'noted', key),
    );
  const cut = page(streams, tenantId);
  await say('before');
  await kill()();
  await say('after');
  await expect.poll(() => new Set(done), { timeout: 40_000 }).toEqual(new Set(['before', 'after']));
  // An open page is sent away once we listen again, comes back, and hears what happens from then on.
  await expect.poll(() => cut.isOpen, { timeout: 10_000 }).toBe(false);
  const again = page(streams, tenantId);
  await say('later');
  await expect.poll(() => again.heard, { timeout: 5_000 }).toContain('"key":"later"');
  expect(jobs.pulse()).toBeLessThan(5_000);
  await streams.stop();
  await jobs.stop();
});

/** A browser's open stream, as far as the server touches it. */
function page(streams: ReturnType<typeof eventStreams>, tenant: string) {
  const seen = { heard: '', isOpen: true };
  const raw = {
    writeHead: () => undefined,
    write: (text: string) => void (seen.heard += text),
    on: () => undefined,
    end: () => void (seen.isOpen = false),
  };
  streams.stream(tenant, { hijack: () => undefined, raw } as unknown as FastifyReply);
  return seen;
}
