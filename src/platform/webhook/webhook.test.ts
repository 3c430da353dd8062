import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { admin, gu, lin, ours, stranger } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { jobKinds } from '../../routes.ts';
import { webhookEvents } from '../../webhook-events.ts';
import { makeLog } from '../log.ts';
import { announce, deliverOutbox } from '../outbox.ts';
import { keepSecretsIn } from '../secret.ts';
import { deliverDue } from './deliver.ts';
import * as contract from './webhook.schema.ts';

keepSecretsIn(mkdtempSync(path.join(tmpdir(), 'fairlead-webhook-')));
process.env['WEBHOOK_INNER'] = '1';
vi.useFakeTimers({ toFake: ['Date'] });
const { as, database, clock, inside } = await world();
const ask = as(admin);

type Got = { headers: IncomingHttpHeaders; body: string; path: string };
const got: Got[] = [];
/** How the receiver answers next; 200 once the list is used up. */
const answers: number[] = [];
const receiver = createServer((request, reply) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    got.push({ headers: request.headers, body: Buffer.concat(parts).toString(), path: request.url! }); // prettier-ignore
    reply.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end('说明 '.repeat(1000));
  });
});
await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
afterAll(() => {
  receiver.close();
  delete process.env['WEBHOOK_INNER'];
});

const later = (seconds: number) => {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString();
  vi.setSystemTime(clock.now);
};
const workshop = { database, clock: () => clock.now, log: makeLog('silent') };
const sender = { database, clock: () => clock.now, inner: true, luck: () => 0.5 };
const deliver = () => deliverDue(sender);

/** Publishes targets of a plan, as the program announces it, and runs the outbox with its jobs. */
async function happen(planId: string, number: number) {
  later(1);
  const told = { year: 2027, measure: 'units', planId, number };
  await inside(ours.tenantId, (ctx) => announce(ctx, 'target.published', uuidV7(), told));
  await deliverOutbox(
    database.owner,
    async (event) => {
      for (const kind of jobKinds)
        if (kind.on === event.topic && kind.queue.startsWith('webhook')) await kind.run(workshop, event); // prettier-ignore
    },
    clock.now,
  );
}

async function anEndpoint() {
  const made = await ask(contract.postWebhook, { url, eventTypes: ['target.published'] });
  return made.body;
}
const deliveriesOf = async (id: string) =>
  (await ask(contract.getWebhookDeliveries, { id })).body.rows;
const numbersGot = () => got.map(({ body }) => (JSON.parse(body) as { data: { number: number } }).data.number); // prettier-ignore

beforeEach(async () => {
  await database.owner.query('delete from platform.webhook_endpoint');
  got.length = answers.length = 0;
  later(3600);
});

describe('what happened is told, signed, to those who asked', () => {
  test('the receiver verifies it with the library of Standard Webhooks', async () => {
    const { secret } = await anEndpoint();
    const planId = uuidV7();
    await happen(planId, 1);
    expect(await deliver()).toBe(1);
    const [{ headers, body }] = got as [Got];
    const event = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(event).toMatchObject({
      type: 'target.published',
      timestamp: clock.now,
      data: { year: 2027, measure: 'units', planId, number: 1 },
    });
    expect(() => new Webhook(secret).verify(`${body} `, headers as never)).toThrow(/signature/);
    expect(await deliver()).toBe(0);
  });

  test('an endpoint that asked for something else, and another group, hear nothing', async () => {
    await ask(contract.postWebhook, { url, eventTypes: ['import.finished'] });
    await as(stranger)(contract.postWebhook, { url, eventTypes: ['target.published'] });
    await happen(uuidV7(), 1);
    expect(await deliver()).toBe(0);
  });

  test('an event whose job runs twice is told once', async () => {
    const { id } = await anEndpoint();
    const told = { tenantId: ours.tenantId, topic: 'target.published', key: uuidV7(), payload: { year: 2027, measure: 'units', planId: uuidV7(), number: 1 } }; // prettier-ignore
    const kind = jobKinds.find(({ queue }) => queue === 'webhook-target-published')!;
    if (kind.on) await Promise.all([kind.run(workshop, told), kind.run(workshop, told)]);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(got.length).toBe(1);
    expect((await deliveriesOf(id)).map(({ state }) => state)).toEqual(['delivered']);
  });

  test('every event of the catalogue says its fields', async () => {
    const { rows } = (await ask(contract.getWebhookEvents, {})).body;
    expect(rows.map(({ type }) => type)).toEqual(webhookEvents.map(({ type }) => type));
    expect(rows[0]).toMatchObject({ zh: '计划已发布', schema: { type: 'object' } });
  });

  test('the secret is turned over without a gap: for a day both verify, then only the new one', async () => {
    const { id, secret } = await anEndpoint();
    const turned = (await ask(contract.postWebhookSecret, { id })).body;
    expect(turned.secret).not.toBe(secret);
    const verifies = (by: string) => {
      const { headers, body } = got.at(-1)!;
      try {
        return Boolean(new Webhook(by).verify(body, headers as Record<string, string>));
      } catch {
        return false;
      }
    };
    await happen(uuidV7(), 1);
    await deliver();
    expect([verifies(secret), verifies(turned.secret)]).toEqual([true, true]);
    later(25 * 3600);
    await happen(uuidV7(), 2);
    await deliver();
    expect([verifies(secret), verifies(turned.secret)]).toEqual([false, true]);
  });
});

describe('a receiver that fails is tried again, and not for ever', () => {
  test('under the same id, later and later; the log keeps status and the beginning of each answer', async () => {
    const { id } = await anEndpoint();
    answers.push(500, 301);
    await happen(uuidV7(), 1);
    await deliver();
    expect(await deliver()).toBe(0);
    later(6);
    await deliver();
    later(301);
    await deliver();
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(got.map((one) => one.path)).toEqual(['/hook', '/hook', '/hook']);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 3, lastStatus: 200 });
    const log = (await ask(contract.getWebhookDelivery, { id: delivery!.id })).body;
    expect(log.attempts.map(({ status }) => status)).toEqual([500, 301, 200]);
    expect(Buffer.byteLength(log.attempts[0]!.reply)).toBeLessThanOrEqual(1026);
    expect(log.body).toBe(got[0]!.body);
  });

  test('events of one plan keep their order, another plan does not wait for them', async () => {
    await anEndpoint();
    const [first, second] = [uuidV7(), uuidV7()];
    answers.push(503);
    await happen(first, 1);
    await happen(first, 2);
    await happen(second, 3);
    await deliver();
    expect(numbersGot()).toEqual([1, 3]);
    later(6);
    await deliver();
    expect(numbersGot()).toEqual([1, 3, 1, 2]);
  });

  test('after days of failure it is switched off, and those who look after it are told', async () => {
    const { id } = await anEndpoint();
    await happen(uuidV7(), 1);
    for (let attempt = 0; attempt < 10; attempt += 1) {
      answers.push(500);
      await deliver();
      later(87_000);
    }
    const [endpoint] = (await ask(contract.getWebhooks, {})).body.rows;
    expect(endpoint).toMatchObject({ active: false, disabledReason: 'failing', lastStatus: 500 });
    const { rows } = await database.owner.query(
      `select payload from platform.outbox where topic = 'webhook.disabled'`,
    );
    expect(rows).toMatchObject([{ payload: { endpointId: id, url, reason: 'failing' } }]);

    await ask(contract.patchWebhook, { id, active: true });
    later(90_000);
    answers.length = 0;
    await deliver();
    expect((await deliveriesOf(id))[0]?.state).toBe('delivered');
  });

  test('410 means that nobody wants it any more', async () => {
    await anEndpoint();
    answers.push(410);
    await happen(uuidV7(), 1);
    await deliver();
    const [endpoint] = (await ask(contract.getWebhooks, {})).body.rows;
    expect(endpoint).toMatchObject({ active: false, disabledReason: 'gone', failed: 1 });
  });
});

describe('what was told can be told again', () => {
  test('one event, or all since an instant, under the ids they had', async () => {
    const { id } = await anEndpoint();
    await happen(uuidV7(), 1);
    await deliver();
    later(60);
    const since = clock.now;
    await happen(uuidV7(), 2);
    await happen(uuidV7(), 3);
    await deliver();
    const ids = got.map(({ headers }) => headers['webhook-id']);
    const [newest] = await deliveriesOf(id);
    const one = await ask(contract.postWebhookReplay, { id, deliveryId: newest!.id });
    expect(one.body).toEqual({ replayed: 1 });
    await deliver();
    expect((await ask(contract.postWebhookReplay, { id, since })).body).toEqual({ replayed: 2 });
    await deliver();
    expect(numbersGot()).toEqual([1, 2, 3, 3, 2, 3]);
    expect(new Set(got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(ids));
    expect((await ask(contract.postWebhookReplay, { id })).status).toBe(422);
  });

  test('a test event goes out at once, whatever was asked for', async () => {
    const { id, secret } = await anEndpoint();
    await ask(contract.postWebhookTest, { id });
    await deliver();
    const [{ headers, body }] = got as [Got];
    expect(new Webhook(secret).verify(body, headers as never)).toMatchObject({
      type: 'webhook.test',
      data: { endpointId: id, sentBy: admin.name },
    });
  });
});

describe('nobody is led inside', () => {
  test.each([
    { given: 'https://127.0.0.1/', code: 'webhook.url_is_inner' },
    { given: 'https://[::1]/', code: 'webhook.url_is_inner' },
    { given: 'https://2130706433/', code: 'webhook.url_is_inner' },
    { given: 'https://api.localhost/', code: 'webhook.url_is_inner' },
    { given: 'http://hooks.example/', code: 'webhook.url_not_usable' },
    { given: 'https://user:word@hooks.example/', code: 'webhook.url_not_usable' },
    { given: 'ftp://hooks.example/', code: 'webhook.url_not_usable' },
    { given: 'hooks.example', code: 'webhook.url_not_usable' },
  ])('$given is refused', async ({ given, code }) => {
    process.env['WEBHOOK_INNER'] = '0';
    const reply = await ask(contract.postWebhook, { url: given, eventTypes: ['plan.published'] });
    process.env['WEBHOOK_INNER'] = '1';
    expect([reply.status, reply.body.code]).toEqual([422, code]);
  });

  test('nor by a name that resolves to here: the socket is never opened', async () => {
    const { id } = await anEndpoint();
    await ask(contract.patchWebhook, { id, url: url.replace('127.0.0.1', 'localhost') });
    await happen(uuidV7(), 1);
    await deliverDue({ ...sender, inner: false });
    const [delivery] = await deliveriesOf(id);
    const { attempts } = (await ask(contract.getWebhookDelivery, { id: delivery!.id })).body;
    expect(attempts).toMatchObject([{ status: null, failure: 'inner_address' }]);
    expect(got).toEqual([]);
  });
});

test('endpoints are the administrator’s; the director and a consultant see none, another group finds none', async () => {
  const { id } = await anEndpoint();
  for (const member of [gu, lin])
    expect((await as(member)(contract.getWebhooks, {})).status).toBe(403);
  expect((await ask(contract.getWebhooks, {})).body.rows[0]).not.toHaveProperty('secret');
  await database.owner.query(
    `update people.person_role set role_id = (select id from people.role where tenant_id = $1 and key = 'administrator') where tenant_id = $1`,
    [stranger.tenantId],
  );
  const { body } = await as(stranger)(contract.patchWebhook, { id, active: false });
  expect(['webhook.unknown', 'not_allowed']).toContain(body.code);
  expect(await ask(contract.postWebhook, { url, eventTypes: ['no.such'] })).toMatchObject({
    body: { code: 'webhook.event_unknown' },
  });
  expect((await ask(contract.deleteWebhook, { id })).status).toBe(200);
});
