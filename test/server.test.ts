import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import nodePath from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { systemActor } from '../src/kernel/actor.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { foundGroup } from '../src/modules/people/index.ts';
import { inTenant, openDatabase } from '../src/platform/db.ts';
import { appendFacts } from '../src/platform/facts/facts.queries.ts';
import { announce } from '../src/platform/outbox.ts';
import { readSettings } from '../src/platform/settings.ts';
import { startServer } from '../src/server.ts';
import { freshDatabase } from './database.ts';

const fresh = await freshDatabase();
const dataDir = mkdtempSync(nodePath.join(tmpdir(), 'fairlead-server-'));
const settings = readSettings({
  PORT: '0',
  DATA_DIR: dataDir,
  LOG_LEVEL: 'silent',
  FAIRLEAD_DEMO: '0',
});
const server = await startServer({ settings, database: fresh });
const database = await openDatabase(fresh, { connections: 2 });
const get = (path: string, init: RequestInit = {}) => fetch(`${server.address}${path}`, init);
const founder = {
  name: '顾',
  login: 'first',
  password: 'a long enough password',
  position: '',
  roles: ['administrator'],
};

afterAll(async () => {
  await server.close();
  await database.end();
  await fresh.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('an operator sees that it lives, is ready, and what it does', async () => {
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200]);
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toMatch(/fairlead_http_seconds_bucket/);
  expect(metrics).toMatch(/process_cpu_seconds_total/);
});

test('a programmer finds the API described, and every guarded operation says how to sign in', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { security: object[] }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths['/api/deals/{id}']!['get']!.security).toEqual([
    { bearer: [] },
    { session: [] },
  ]);
  expect((await get('/api/docs/')).status).toBe(200);
});

test('an address that the API does not have is refused as JSON, a page address is the page', async () => {
  const missing = await get('/api/nonsense');
  expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([
    404,
    'no_such_route',
  ]);
  const page = await get('/plan/2027');
  expect(page.headers.get('content-type')).toMatch('text/html');
  const policy = page.headers.get('content-security-policy')!;
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
  expect(policy).toMatch("script-src 'self'");
  expect(await page.text()).toContain(nonce);
});

test('the first of two first administrators wins, and is signed in', async () => {
  const setUp = (login: string) =>
    get('/api/setup', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        groupName: '江城汽车',
        name: '甲',
        login,
        password: 'a long enough password',
      }),
    });
  const replies = await Promise.all([setUp('one'), setUp('two')]);
  expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const winner = replies.find((reply) => reply.status === 200)!;
  const me = await get('/api/me', {
    headers: { cookie: winner.headers.get('set-cookie')!.split(';')[0]! },
  });
  expect(await me.json()).toMatchObject({
    groupName: '江城汽车',
    roles: ['administrator', 'director'],
  });
});

test('what happens in a group reaches its open pages, and nobody else', async () => {
  const theirs = (await foundGroup(database, {
    groupName: '别家',
    founder,
    now: new Date().toISOString(),
  })) as { tenantId: string };
  const reply = await get('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'first', password: founder.password }),
  });
  const events = await get('/api/events', {
    headers: { cookie: reply.headers.get('set-cookie')!.split(';')[0]! },
  });
  const say = (tenantId: string, key: string) =>
    inTenant(database.web, tenantId, (db) =>
      announce(
        { db, actor: systemActor(tenantId), now: new Date().toISOString() },
        'import.moved',
        key,
      ),
    );
  await say(uuidV7(), 'of-others');
  await say(theirs.tenantId, 'of-ours');
  const heard = await until(events.body!.getReader(), 'of-ours');
  expect(heard).toContain('event: import.moved\ndata: {"topic":"import.moved","key":"of-ours"}');
  expect(heard).not.toContain('of-others');
});

test('facts are folded into totals by the running server', async () => {
  const { tenantId } = (await foundGroup(database, {
    groupName: '第三家',
    founder: { ...founder, login: 'third' },
    now: new Date().toISOString(),
  })) as { tenantId: string };
  const day = new Date().toISOString().slice(0, 10);
  await inTenant(database.web, tenantId, (db) =>
    appendFacts({ db, actor: { tenantId }, now: new Date().toISOString() }, [
      {
        kind: 'delivery',
        day,
        occurredAt: `${day}T00:00:00Z`,
        subjectKind: 'deal',
        subjectId: uuidV7(),
        quantity: 1,
        amount: 1,
      },
    ]),
  );
  await expect
    .poll(
      async () =>
        (
          await database.owner.query(
            'select count(*)::int as n from platform.total where tenant_id = $1 and grain = 1',
            [tenantId],
          )
        ).rows,
      { timeout: 10_000 },
    )
    .toEqual([{ n: 1 }]);
});

async function until(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  word: string,
): Promise<string> {
  let heard = '';
  while (!heard.includes(word)) heard += new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  return heard;
}
