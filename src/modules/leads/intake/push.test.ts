import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, lin, ours, stores, stranger, tang } from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { pushPresets } from '../../marketing/push.rules.ts';
import {
  getLeadPushes,
  getPushOutcomes,
  postLeadPush,
  postLeadPushClosing,
  postLeadPushSecret,
  postPushTrial,
  putLeadPush,
} from '../../marketing/push.schema.ts';
import { postSource } from '../../marketing/source.schema.ts';

const { app, as, clock, database, inside } = await world({ cast: everyRole });
let [sourceId, modelName, storeName] = ['', '', ''];
const hmac = { id: '', code: '', secret: '' };
const token = { id: '', code: '', secret: '' };
const count = async (table: string) =>
  Number((await database.owner.query(`select count(*) from ${table}`)).rows[0].count);

beforeAll(async () => {
  await inside(ours.tenantId, async ({ db, ...ctx }) => {
    await aModel({ db, ...ctx });
    const model = await db
      .selectFrom('catalog.model')
      .select('name')
      .where('tenantId', '=', ours.tenantId)
      .executeTakeFirstOrThrow();
    const store = await db
      .selectFrom('people.store')
      .select('name')
      .where('tenantId', '=', ours.tenantId)
      .where('id', '=', stores.north)
      .executeTakeFirstOrThrow();
    [modelName, storeName] = [model.name, store.name];
  });
  sourceId = (await as(tang)(postSource, { name: '汽车平台', reach: 'online', priceFen: 9_000 }))
    .body.id;
  const asked = { name: '腾讯', sourceId, storeId: stores.north, fieldMap: pushPresets.tencent };
  Object.assign(hmac, (await as(tang)(postLeadPush, asked)).body);
  const named = { name: '平台', sourceId, fieldMap: pushPresets.generic, method: 'token' as const };
  const given = { ...named, signatureHeader: 'X-Token', secret: 'given-by-the-portal' };
  Object.assign(token, (await as(tang)(postLeadPush, given)).body);
});

type Sending = { payload: string | Buffer; type?: string; headers?: Record<string, string> };
async function send(code: string, { payload, type = 'application/json', headers = {} }: Sending) {
  const reply = await app.inject({
    method: 'POST',
    url: `/api/push/${code}`,
    headers: { 'content-type': type, ...headers },
    payload,
  });
  return { status: reply.statusCode, body: reply.json<{ code: unknown; result?: string }>() };
}
const signedBy = (secret: string, payload: string, stamp = String(Date.parse(clock.now))) => ({
  'x-timestamp': stamp,
  'x-signature': createHmac('sha256', secret).update(`${stamp}.${payload}`).digest('hex'),
});
const signed = (payload: string, secret = hmac.secret, stamp?: string) =>
  send(hmac.code, { payload, headers: signedBy(secret, payload, stamp) });
const plain = (body: object) =>
  send(token.code, { payload: JSON.stringify(body), headers: { 'x-token': token.secret } });
const lead = (phone: string, more: object = {}) =>
  JSON.stringify({ CustomerName: '张三', CustomerPhone: phone, CustomerSex: 1, ...more });

describe('A portal pushes', () => {
  test('a signed lead is taken in; sent again it answers the same and changes nothing', async () => {
    const payload = lead('13900006618', { Remark: '周末看车' });
    expect(await signed(payload)).toEqual({ status: 200, body: { code: 0, result: 'created' } });
    expect((await signed(payload)).body).toEqual({ code: 0, result: 'created' });
    const { rows } = await database.owner.query(
      'select l.intake, l.wish, t.sender, t.price_fen from leads.touch t join leads.lead l on l.id = t.lead_id',
    );
    const [touch] = rows as { price_fen: string | number }[];
    expect(rows).toHaveLength(1);
    expect(touch).toMatchObject({ intake: 'push', wish: '周末看车', sender: `push ${hmac.code}` });
    expect(Number(touch!.price_fen)).toBe(9_000);
    expect((await signed(lead('13900006618', { Remark: '又来' }))).body.result).toBe('duplicate');
  });

  test('by token, as JSON or form, to the store and car that the body names', async () => {
    const id = '1376410380566495234';
    const headers = { 'x-token': `Bearer ${token.secret}` };
    const form = new URLSearchParams({
      id,
      phone: '13900006619',
      store: storeName,
      model: modelName,
    });
    const type = 'application/x-www-form-urlencoded;charset=utf-8';
    expect((await send(token.code, { payload: String(form), type, headers })).body).toEqual({
      code: 0,
      result: 'created',
    });
    const again = `{"id":${id},"phone":"13900006620","store":"${storeName}"}`;
    expect((await send(token.code, { payload: again, headers })).body.result).toBe('created');
    const { rows } = await database.owner.query(
      `select l.store_id, l.model_id is not null as has_model from leads.touch t
       join leads.lead l on l.id = t.lead_id where t.external_id = '${id}'`,
    );
    expect(rows).toEqual([{ store_id: stores.north, has_model: true }]);
  });

  test('what is not proved, not fresh or not readable is refused, and nothing is kept', async () => {
    const before = [await count('leads.touch'), await count('customers.customer')];
    const payload = lead('13700000001');
    const old = String(Date.parse(clock.now) - 301_000);
    const raw = (body: string | Buffer, type: string) =>
      send(token.code, { payload: body, type, headers: { 'x-token': token.secret } });
    const replies = [
      await send(hmac.code, { payload }),
      await signed(payload, 'another-secret-altogether'),
      await signed(payload, hmac.secret, old),
      await send(hmac.code, { payload: `${payload} `, headers: signedBy(hmac.secret, payload) }),
      await send('nobody', { payload }),
      await signed('{"CustomerName":"张三"}'),
      await signed(lead('12345')),
      await signed(lead('13700000001', { CreateTime: Date.parse(clock.now) - 31 * 86_400_000 })),
      await plain({ phone: '13700000001', store: '没有这家店' }),
      await raw('<a/>', 'application/xml'),
      await raw('{"a":', 'application/json'),
      await raw('['.repeat(100_000), 'application/json'),
      await raw(Buffer.from([0xff, 0xfe, 0x00, 0x7b]), 'application/json'),
      await raw(Buffer.alloc(10 * 1024 * 1024, 'a'), 'application/json'),
      await raw('', 'application/json'),
    ];
    expect(replies.map(({ status, body }) => `${status} ${String(body.code)}`)).toEqual([
      '401 push.unsigned',
      '401 push.bad_signature',
      '401 push.stale',
      '401 push.bad_signature',
      '404 push.unknown',
      '422 push.no_phone',
      '422 lead.bad_phone',
      '422 lead.too_old',
      '422 push.store_unknown',
      '415 push.type_unknown',
      '400 push.not_readable',
      '422 push.too_deep',
      '415 push.not_utf8',
      '413 body_too_large',
      '400 push.not_readable',
    ]);
    expect([await count('leads.touch'), await count('customers.customer')]).toEqual(before);
  });

  test('what came of the latest is shown, without anything of the people; 50 are kept', async () => {
    const { rows } = (await as(tang)(getPushOutcomes, { id: hmac.id })).body;
    expect(rows.map(({ code }) => code)).toContain('push.stale');
    expect(rows.filter(({ result }) => result !== 'refused')).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/1390000|张三/);
    for (let i = 0; i < 55; i += 1) await send(hmac.code, { payload: '{}' });
    expect((await as(tang)(getPushOutcomes, { id: hmac.id })).body.rows).toHaveLength(50);
    expect(await count(`marketing.push_outcome where push_id = '${hmac.id}'`)).toBe(50);
  });

  test('turned over, both secrets are taken for a day, then the new one', async () => {
    const turned = await as(tang)(postLeadPushSecret, { id: hmac.id });
    const [payload, first] = [lead('13900006630'), clock.now];
    expect((await signed(payload)).status).toBe(200);
    expect((await signed(payload, turned.body.secret)).status).toBe(200);
    clock.now = new Date(Date.parse(first) + 25 * 3_600_000).toISOString();
    expect((await signed(payload)).body.code).toBe('push.bad_signature');
    expect((await signed(payload, turned.body.secret)).status).toBe(200);
    clock.now = first;
  });
});

describe('Portals’ addresses', () => {
  test('a trial says what is understood, and keeps nothing', async () => {
    const before = await count('leads.touch');
    const body = JSON.stringify({
      phone: '13900000001',
      store: storeName,
      model: '没有的车',
      price: 88,
    });
    const asked = { fieldMap: pushPresets.generic, mediaType: 'application/json' as const };
    expect((await as(tang)(postPushTrial, { ...asked, body })).body).toMatchObject({
      storeName,
      modelName: null,
      priceFen: 8_800,
      refusal: '',
    });
    expect((await as(tang)(postPushTrial, { ...asked, body: '{}' })).body.refusal).toBe(
      'push.no_phone',
    );
    expect((await as(tang)(postPushTrial, { ...asked, body: '<a/>' })).body.code).toBe(
      'push.not_readable',
    );
    expect(await count('leads.touch')).toBe(before);
  });

  test('consultants may not, other groups find nothing', async () => {
    const settings = { name: 'x', sourceId, fieldMap: { phone: 'p' } };
    const { id } = hmac;
    expect((await as(lin)(postLeadPush, settings)).status).toBe(403);
    expect((await as(lin)(putLeadPush, { id, ...settings })).status).toBe(403);
    expect((await as(lin)(postLeadPushSecret, { id })).status).toBe(403);
    expect((await as(lin)(postLeadPushClosing, { id })).status).toBe(403);
    const trial = {
      fieldMap: settings.fieldMap,
      mediaType: 'application/json' as const,
      body: '{}',
    };
    expect((await as(lin)(postPushTrial, trial)).status).toBe(403);
    expect((await as(stranger)(getLeadPushes, {})).body.rows).toEqual([]);
    expect((await as(stranger)(getPushOutcomes, { id })).body.code).toBe('push.unknown');
    expect((await as(stranger)(postLeadPushSecret, { id })).body.code).toBe('push.unknown');
    expect((await as(stranger)(postLeadPushClosing, { id })).body.code).toBe('push.unknown');
    expect((await as(stranger)(postLeadPush, settings)).body.code).toBe('push.unknown_record');
    expect((await as(stranger)(putLeadPush, { id, ...settings })).status).toBe(404);
  });

  test('changed, it reads by the new map; closed, it takes nothing', async () => {
    const { id, code } = token;
    const change = {
      id,
      name: '平台二',
      sourceId,
      storeId: stores.north,
      fieldMap: { phone: 'tel' },
    };
    await as(tang)(putLeadPush, { ...change, method: 'token', signatureHeader: 'x-token' });
    expect((await plain({ tel: '13900006640' })).body.result).toBe('created');
    const [shown] = (await as(tang)(getLeadPushes, {})).body.rows.filter((row) => row.id === id);
    expect(shown).toMatchObject({
      code,
      name: '平台二',
      fieldMap: { phone: 'tel' },
      lastResult: 'created',
    });
    expect((await as(tang)(postLeadPushClosing, { id })).status).toBe(200);
    expect((await plain({ tel: '13900006641' })).body.code).toBe('push.unknown');
    expect((await as(tang)(postLeadPushClosing, { id })).status).toBe(404);
  });

  test('three hundred a minute from one address, then it has to wait', async () => {
    const codes = [];
    for (let i = 0; i < 320; i += 1) codes.push((await send('nobody', { payload: '{}' })).status);
    expect(codes.at(-1)).toBe(429);
  });
});
