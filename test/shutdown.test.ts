import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { withClient } from '../src/platform/database-roles.ts';
import { joinDatabase } from '../src/platform/embedded-postgres.ts';

vi.setConfig({ testTimeout: 90_000 });

const main = path.join(import.meta.dirname, '../src/main.ts');
const dataDir = mkdtempSync(path.join(tmpdir(), 'fairlead-shutdown-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

async function started() {
  const env = {
    PATH: process.env['PATH'],
    ...{ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, FAIRLEAD_DEMO: '0', LOG_LEVEL: 'silent' },
  };
  const child = spawn(process.execPath, [main, 'start', '--json'], { env, cwd: '/' });
  running.add(child);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  void ended.then(() => running.delete(child));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const { address } = JSON.parse(said.toString().split('\n')[0]!) as { address: string };
  return { child, ended, address };
}

type Heard = { status: number; body: string; connection: string | undefined };

/** Asks on a connection that it keeps, as browsers and proxies do; an answer cut short is an error. */
const asker = (address: string, headers: Record<string, string>) => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return (method: string, url: string, body?: object) =>
    new Promise<Heard>((resolve, reject) => {
      const sent = { ...headers, ...(body && { 'content-type': 'application/json' }) };
      const request = http.request(
        `${address}${url}`,
        { method, agent, headers: sent },
        (reply) => {
          let text = '';
          reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
          reply.on('error', reject);
          reply.on('end', () =>
            reply.complete
              ? resolve({
                  status: reply.statusCode!,
                  body: text,
                  connection: reply.headers.connection,
                })
              : reject(new Error('the answer was cut')),
          );
        },
      );
      request.on('error', reject);
      request.end(body && JSON.stringify(body));
    });
};

test('asked to stop under load, it answers whoever it let in, keeps what it acknowledged, and exits 0', async () => {
  const { child, ended, address } = await started();
  const founder = {
    groupName: '江城',
    name: '甲',
    login: 'first',
    password: 'a long enough password',
  };
  const setUp = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(founder),
  });
  const cookie = setUp.headers.get('set-cookie')!.split(';')[0]!;

  let isStopping = false;
  let cutOff = 0;
  const acknowledged: string[] = [];
  const after: Heard[] = [];
  const writer = async (number: number) => {
    const ask = asker(address, { cookie });
    for (let i = 0; ; i += 1) {
      const name = `店 ${number}-${i}`;
      try {
        const reply = await ask('POST', '/api/stores', { name });
        if (reply.status === 200) acknowledged.push(name);
        if (isStopping) after.push(reply);
        if (reply.connection === 'close') return; // told that it is leaving: a proxy asks elsewhere
      } catch {
        cutOff += 1;
        return;
      }
    }
  };
  const writers = Array.from({ length: 20 }, (_, i) => writer(i));
  const stream = await fetch(`${address}/api/events`, { headers: { cookie } });
  const streamEnds = stream.text();
  const watcher = asker(address, {});
  await watcher('GET', '/readyz');
  await new Promise((resolve) => setTimeout(resolve, 1_500));

  child.kill('SIGTERM');
  isStopping = true;
  await vi.waitFor(async () => expect((await watcher('GET', '/readyz')).status).toBe(503));
  expect(await streamEnds).toMatch('retry:');
  await Promise.all(writers);
  expect(await ended).toBe(0);

  expect(cutOff).toBe(0);
  expect(after.length).toBeGreaterThan(0);
  expect(after.filter(({ status }) => status !== 200)).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(existsSync(path.join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  const database = await joinDatabase({ dataDir, databaseUrl: null });
  const names = await withClient(database.owner, async (client) =>
    (await client.query<{ name: string }>('select name from people.store')).rows.map(
      (row) => row.name,
    ),
  );
  await database.stop();
  expect(new Set(names)).toEqual(new Set([...names, ...acknowledged]));
});

test('a second signal ends it at once, and takes PostgreSQL with it', async () => {
  const { child, ended, address } = await started();
  const slow = fetch(`${address}/api/events`).catch(() => undefined);
  process.kill(child.pid!, 'SIGSTOP'); // too busy to stop
  child.kill('SIGTERM');
  process.kill(child.pid!, 'SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGTERM');
  expect([0, 130]).toContain(await ended);
  await slow;
  await expect
    .poll(() => existsSync(path.join(dataDir, 'pg/postmaster.pid')), { timeout: 10_000 })
    .toBe(false);
});
