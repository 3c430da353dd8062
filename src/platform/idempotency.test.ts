import { describe, expect, test } from 'vitest';
import { gu, shen, stranger, type Member } from '../../test/cast.ts';
import { world } from '../../test/world.ts';
import { forgetKeys, keyHours } from './idempotency.ts';

const { app, tokenOf, inside, clock } = await world();

async function post(member: Member, url: string, key: string, payload: object) {
  const authorization = `Bearer ${await tokenOf(member)}`;
  const reply = await app.inject({
    method: 'POST',
    url,
    headers: { authorization, 'idempotency-key': key },
    payload,
  });
  const body = reply.json<{ id: string; code?: string; token?: string }>();
  return { status: reply.statusCode, body, replayed: reply.headers['idempotency-replayed'] };
}

describe('A POST with an Idempotency-Key is done once 幂等键', () => {
  test('a repeat gets the first reply again and does nothing', async () => {
    const first = await post(gu, '/api/plans', 'k1', { year: 2040 });
    const again = await post(gu, '/api/plans', 'k1', { year: 2040 });
    expect(first.status).toBe(200);
    expect(again).toEqual({ ...first, replayed: 'true' });
  });

  test('without the key the same request meets the rule of the house', async () => {
    expect((await post(gu, '/api/plans', 'k2', { year: 2040 })).body.code).toBe('plan.exists');
  });

  test('of twenty at the same moment one acts and all learn the same', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => post(gu, '/api/plans', 'k3', { year: 2041 })),
    );
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(replies.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  test('a refused request leaves its key free for the mended one', async () => {
    expect((await post(gu, '/api/plans', 'k4', { year: 1 })).status).toBe(422);
    expect((await post(gu, '/api/plans', 'k4', { year: 2040 })).status).toBe(409);
    expect((await post(gu, '/api/plans', 'k4', { year: 2042 })).status).toBe(200);
  });

  test('the same key for something else is refused', async () => {
    await post(gu, '/api/plans', 'k5', { year: 2043 });
    const other = await post(gu, '/api/plans', 'k5', { year: 2044 });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.reused']);
  });

  test('a key is mine: colleagues and other groups may use the same text', async () => {
    const mine = await post(gu, '/api/plans', 'k6', { year: 2045 });
    const theirs = await post(stranger, '/api/plans', 'k6', { year: 2045 });
    expect(theirs.status).toBe(200);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect((await post(shen, '/api/plans', 'k6', { year: 2045 })).replayed).toBeUndefined();
  });

  test('a key that no header can hold is refused', async () => {
    const { status, body } = await post(gu, '/api/plans', 'with space', { year: 2046 });
    expect([status, body.code]).toEqual([422, 'idempotency.malformed']);
  });
});

describe('work that opens its own transactions', () => {
  const wanted = { name: '报表', days: 30 };

  test('a secret is shown once and never kept', async () => {
    const first = await post(gu, '/api/tokens', 't1', wanted);
    expect(first.body.token).toMatch(/^fl_/);
    const again = await post(gu, '/api/tokens', 't1', wanted);
    expect([again.status, again.body.code]).toEqual([409, 'idempotency.secret_shown']);
    const kept = await inside(gu.tenantId, ({ db }) =>
      db
        .selectFrom('platform.idempotency')
        .select('reply')
        .where('tenantId', '=', gu.tenantId)
        .where('key', '=', 't1')
        .execute(),
    );
    expect(kept).toEqual([{ reply: null }]);
  });

  test('of ten at once one acts; the others are told to wait or that it is done', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => post(gu, '/api/tokens', 't2', wanted)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(9);
  });

  test('a refusal gives the key back', async () => {
    const refused = await post(shen, '/api/tokens', 't3', { ...wanted, roleKeys: ['director'] });
    expect(refused.status).toBe(403);
    expect((await post(shen, '/api/tokens', 't3', wanted)).status).toBe(200);
  });

  test('a claim whose process was killed is taken over after two minutes', async () => {
    const { body } = await post(gu, '/api/tokens', 't4', wanted);
    expect(body.token).toBeDefined();
    await inside(gu.tenantId, ({ db }) =>
      db
        .updateTable('platform.idempotency')
        .set({ state: 'running' })
        .where('tenantId', '=', gu.tenantId)
        .where('key', '=', 't4')
        .execute(),
    );
    expect((await post(gu, '/api/tokens', 't4', wanted)).body.code).toBe('idempotency.in_progress');
    clock.now = new Date(Date.parse(clock.now) + 3 * 60_000).toISOString();
    expect((await post(gu, '/api/tokens', 't4', wanted)).status).toBe(200);
  });
});

test('keys are forgotten after a day', async () => {
  const later = new Date(Date.parse(clock.now) + (keyHours + 1) * 3_600_000).toISOString();
  const gone = await inside(gu.tenantId, (ctx) => forgetKeys({ ...ctx, now: later }));
  expect(gone).toBeGreaterThan(8);
  expect((await post(gu, '/api/plans', 'k1', { year: 2050 })).replayed).toBeUndefined();
});
