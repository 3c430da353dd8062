import { describe, expect, test } from 'vitest';
import { admin, gu, lin, password, stranger } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { deleteSessionById, getSessions, postToken } from './api-token.schema.ts';
import { getAudit } from './audit-log.schema.ts';
import { failuresAllowed } from './sign-in.rules.ts';
import { getMe, getSetup, postSetup } from './sign-in.schema.ts';

const { app, as, asNobody, clock, database, tokenOf } = await world();

const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0]!;
const signInAs = (login: string, typed = password) =>
  app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: typed },
    remoteAddress: `10.0.0.${login.length}`,
  });

describe('Signing in', () => {
  test('a director signs in once and is known by the cookie, which scripts cannot read', async () => {
    const reply = await signInAs('gu');
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    const me = await app.inject({ url: '/api/me', headers: { cookie: cookieOf(reply.headers) } });
    expect(me.json()).toMatchObject({ name: '顾承川', roles: ['director'] });
  });

  test('a wrong name and a wrong password are the same refusal', async () => {
    const refusals = await Promise.all([signInAs('nobody-here'), signInAs('gu', 'wrong password')]);
    expect(
      refusals.map((reply) => [reply.statusCode, reply.json<{ code: string }>().code]),
    ).toEqual([
      [401, 'session.wrong_login_or_password'],
      [401, 'session.wrong_login_or_password'],
    ]);
  });

  test(`after ${failuresAllowed} wrong passwords at once the login is locked, and opens again by itself`, async () => {
    await Promise.all(
      Array.from({ length: failuresAllowed }, () => signInAs('bai', 'wrong password')),
    );
    expect((await signInAs('bai')).json()).toMatchObject({ code: 'session.locked' });
    clock.now = new Date(Date.parse(clock.now) + 16 * 60_000).toISOString();
    expect((await signInAs('bai')).statusCode).toBe(200);
  });

  test('whose last day began at midnight here is refused, while it is yesterday in London', async () => {
    const started = clock.now;
    clock.now = '2026-11-22T17:00:00.000Z';
    await database.owner.query(
      `update people.person set left_on = '2026-11-23' where name = '宋怀瑾'`,
    );
    expect((await signInAs('song')).json()).toMatchObject({ code: 'sign_in.left' });
    clock.now = '2026-11-22T15:00:00.000Z';
    expect((await signInAs('song')).statusCode).toBe(200);
    clock.now = started;
  });

  test('guessing from one address is slowed down', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        app.inject({
          method: 'POST',
          url: '/api/session',
          payload: { login: `guess${i}`, password: 'x' },
          remoteAddress: '10.9.9.9',
        }),
      ),
    );
    expect(tries.filter((reply) => reply.statusCode === 429).length).toBeGreaterThan(0);
  });

  test('a request that another site makes with our cookie is refused; our own pages are not', async () => {
    const cookie = cookieOf((await signInAs('zhou')).headers);
    const change = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/tokens',
        payload: { name: 'x' },
        headers: { cookie, ...headers },
      });
    expect((await change({ 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({
      code: 'session.foreign_origin',
    });
    expect(
      (await change({ origin: 'http://evil.example', host: 'localhost' })).json(),
    ).toMatchObject({ code: 'session.foreign_origin' });
    expect((await change({ origin: 'http://localhost', host: 'localhost' })).statusCode).toBe(200);
  });

  test('a new password needs the old one, must not be plain, and ends the other sessions', async () => {
    const [one, other] = await Promise.all([signInAs('xu'), signInAs('xu')]);
    const change = (current: string, next: string) =>
      app.inject({
        method: 'PUT',
        url: '/api/me/password',
        payload: { current, next },
        headers: { cookie: cookieOf(one.headers) },
      });
    expect((await change('wrong', 'another good password')).json()).toMatchObject({
      code: 'password.wrong',
    });
    expect((await change(password, 'short')).json()).toMatchObject({ code: 'password.too_short' });
    expect((await change(password, 'another good password')).statusCode).toBe(200);
    const me = (reply: typeof one) =>
      app.inject({ url: '/api/me', headers: { cookie: cookieOf(reply.headers) } });
    expect([(await me(one)).statusCode, (await me(other)).statusCode]).toEqual([200, 401]);
  });
});

describe('Bearer tokens', () => {
  test('a token carries no role that its owner lacks, and may carry fewer', async () => {
    expect(await as(lin)(postToken, { name: 'x', roleKeys: ['director'] })).toMatchObject({
      status: 403,
      body: { code: 'token.not_your_role' },
    });
    const made = await as(lin)(postToken, { name: 'x', roleKeys: ['consultant'] });
    expect(made.body.token).toMatch(/^fl_/);
  });

  test('a revoked token stops working with the next request, also where it was just used', async () => {
    const { body } = await as(gu)(postToken, { name: 'export job' });
    const use = () =>
      app.inject({ url: '/api/me', headers: { authorization: `Bearer ${body.token}` } });
    expect((await use()).statusCode).toBe(200);
    await as(gu)(deleteSessionById, { id: body.id });
    expect((await use()).statusCode).toBe(401);
  });

  test("nobody revokes another's token: not a colleague, not another group", async () => {
    const { body } = await as(gu)(postToken, { name: 'mine' });
    for (const other of [lin, stranger]) {
      expect(await as(other)(deleteSessionById, { id: body.id })).toMatchObject({
        status: 404,
        body: { code: 'session.unknown' },
      });
    }
    expect((await as(gu)(getSessions, {})).body.rows.some((row) => row.id === body.id)).toBe(true);
  });

  test('rights taken away count from the next request on', async () => {
    await as(admin)(getAudit, {});
    await database.owner.query(`delete from people.person_role where person_id = $1`, [
      admin.personId,
    ]);
    await database.owner.query(
      `update platform.login set version = version + 1 where person_id = $1`,
      [admin.personId],
    );
    expect(await as(admin)(getAudit, {})).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
  });
});

describe('The first administrator', () => {
  test('is asked for only while there is nobody', async () => {
    expect((await asNobody(getSetup, {})).body).toEqual({ needed: false });
    const late = { groupName: 'x', name: 'x', login: 'late', password: 'a long enough password' };
    expect(await asNobody(postSetup, late)).toMatchObject({
      status: 409,
      body: { code: 'setup.already_done' },
    });
  });
});

test('without a session there is nothing to see, and a forged token is as good as none', async () => {
  expect(await asNobody(getMe, {})).toMatchObject({
    status: 401,
    body: { code: 'session.not_signed_in' },
  });
  const forged = await app.inject({
    url: '/api/me',
    headers: { authorization: `Bearer ${(await tokenOf(gu)).slice(0, -1)}!` },
  });
  expect(forged.statusCode).toBe(401);
});

test('the audit log names who signed in and from where; a consultant may not read it', async () => {
  await signInAs('gu');
  const { body } = await as(gu)(getAudit, { action: 'session.opened', login: 'gu' });
  expect(body.rows[0]).toMatchObject({
    personName: '顾承川',
    address: '10.0.0.2',
    resource: 'session',
  });
  expect((await as(lin)(getAudit, {})).status).toBe(403);
  expect((await as(stranger)(getAudit, { login: 'gu' })).body.rows).toEqual([]);
});

test('nobody edits the audit log, not even the program by mistake', async () => {
  await expect(
    database.web.query('update platform.audit set login = $1 where tenant_id = $2', [
      'x',
      gu.tenantId,
    ]),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    database.web.query('delete from platform.audit where tenant_id = $1', [gu.tenantId]),
  ).rejects.toMatchObject({
    code: '42501',
  });
});
