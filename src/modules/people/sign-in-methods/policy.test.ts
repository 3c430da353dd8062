import { describe, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { admin, gu, lin, password, shen, stranger, xu } from '../../../../test/cast.ts';
import { browserOf } from '../../../../test/browsing.ts';
import { world } from '../../../../test/world.ts';
import {
  deleteOtherSessions,
  deleteSessionById,
  getSessions,
  postToken,
} from '../api-token.schema.ts';
import { getAudit } from '../audit-log.schema.ts';
import { getStores } from '../place.schema.ts';
import { getMe, postSession, putPassword } from '../sign-in.schema.ts';
import {
  deletePersonSecondFactor,
  deletePersonSession,
  deletePersonSessions,
  getPersonSessions,
  getSignInPolicy,
  putSignInPolicy,
} from './policy.schema.ts';
import { postSecondFactor, postSecondFactorConfirmation } from './second-factor.schema.ts';

const { app, as, clock, database } = await world();

async function signedIn(login: string, typed = password, userAgent?: string) {
  const one = browserOf(app, userAgent);
  await one.ask(postSession, { login, password: typed });
  return one;
}

async function setUp(one: Awaited<ReturnType<typeof signedIn>>) {
  const { key } = (await one.ask(postSecondFactor, {})).body;
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({
    timestamp: Date.parse(clock.now),
  });
  return one.ask(postSecondFactorConfirmation, { code });
}

describe('A first password 首次改密', () => {
  test('stands before everything, on the server: only who I am, the change and signing out answer', async () => {
    const one = await signedIn('zhou');
    const other = await signedIn('zhou');
    expect((await one.ask(getStores, {})).status).toBe(200);
    await database.owner.query(
      `update platform.login set must_change_password = true, version = version + 1 where login = 'zhou'`,
    );
    expect(await one.ask(getStores, {})).toMatchObject({
      status: 403,
      body: { code: 'password.must_change' },
    });
    expect((await one.ask(getSessions, {})).body.code).toBe('password.must_change');
    expect((await one.ask(getMe, {})).body).toMatchObject({ owes: 'password' });
    const change = (next: string) => one.ask(putPassword, { current: password, next });
    expect((await change(password)).body.code).toBe('password.unchanged');
    expect((await change('a better long password')).status).toBe(200);
    expect((await one.ask(getMe, {})).body.owes).toBeNull();
    expect((await one.ask(getStores, {})).status).toBe(200);
    expect(await other.isSignedIn()).toBe(false);
  });
});

describe('A demanded second factor 两步验证要求', () => {
  test('stops whoever has none at the set-up, from the next request on; tokens of programs go on', async () => {
    const one = await signedIn('gu');
    expect((await one.ask(getStores, {})).status).toBe(200);
    const demand = (roleKeys: string[]) => as(admin)(putSignInPolicy, { roleKeys });
    expect((await demand(['nobody'])).body.code).toBe('role.unknown');
    expect((await demand(['director'])).status).toBe(200);
    expect((await as(gu)(getSignInPolicy, {})).body).toEqual({
      roleKeys: ['director'],
      missing: 1,
    });
    expect(await one.ask(getStores, {})).toMatchObject({
      status: 403,
      body: { code: 'second_factor.must_enrol' },
    });
    expect((await one.ask(getMe, {})).body.owes).toBe('second_factor');
    expect((await as(gu)(getStores, {})).status).toBe(200);
    expect((await (await signedIn('shen')).ask(getMe, {})).body.owes).toBeNull();
    expect((await setUp(one)).status).toBe(200);
    expect((await one.ask(getStores, {})).status).toBe(200);
    expect((await as(gu)(getSignInPolicy, {})).body.missing).toBe(0);
  });

  test('only the administrator demands it; another group has a policy of its own', async () => {
    for (const who of [gu, shen, stranger])
      expect((await as(who)(putSignInPolicy, { roleKeys: [] })).status).toBe(403);
    expect((await as(lin)(getSignInPolicy, {})).status).toBe(403);
    expect((await as(stranger)(getSignInPolicy, {})).body.roleKeys).toEqual([]);
  });

  test('an administrator resets it for who lost the phone; then it is asked for anew', async () => {
    expect((await as(gu)(deletePersonSecondFactor, { id: gu.personId })).status).toBe(403);
    expect((await as(stranger)(deletePersonSecondFactor, { id: gu.personId })).status).toBe(403);
    expect((await as(admin)(deletePersonSecondFactor, { id: gu.personId })).status).toBe(200);
    expect((await as(admin)(deletePersonSecondFactor, { id: gu.personId })).status).toBe(409);
    const one = await signedIn('gu');
    expect((await one.ask(getMe, {})).body.owes).toBe('second_factor');
    await as(admin)(putSignInPolicy, { roleKeys: [] });
    expect((await one.ask(getMe, {})).body.owes).toBeNull();
  });
});

describe('Sessions, listed and ended', () => {
  test('mine name the device and mark this one; the others end together, tokens stay', async () => {
    const phone = await signedIn('xu', password, 'Mozilla/5.0 (iPhone) Safari');
    const desk = await signedIn('xu');
    const token = await as(xu)(postToken, { name: 'report' });
    await phone.ask(getMe, {});
    const { rows } = (await desk.ask(getSessions, {})).body;
    expect(rows.filter(({ isThis }) => isThis)).toMatchObject([
      { kind: 'browser', address: desk.remoteAddress, lastSeenAt: clock.now },
    ]);
    expect(rows.map(({ userAgent }) => userAgent)).toContain('Mozilla/5.0 (iPhone) Safari');
    expect((await desk.ask(deleteOtherSessions, {})).body).toEqual({ ended: 1 });
    expect([await phone.isSignedIn(), await desk.isSignedIn()]).toEqual([false, true]);
    const left = (await desk.ask(getSessions, {})).body.rows.map(({ id }) => id);
    expect(left).toContain(token.body.id);
    expect((await desk.ask(deleteSessionById, { id: token.body.id })).status).toBe(200);
  });

  test('last seen is noted every five minutes, not with every request', async () => {
    const one = await signedIn('bai');
    const seen = async () =>
      (await one.ask(getSessions, {})).body.rows.find(({ isThis }) => isThis)!.lastSeenAt;
    const first = await seen();
    const pass = (minutes: number) =>
      (clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString());
    pass(4);
    expect(await seen()).toBe(first);
    pass(2);
    expect(await seen()).toBe(clock.now);
  });

  test('an administrator ends one or all of a person’s; a manager and another group may not', async () => {
    const [one, two] = [await signedIn('lin'), await signedIn('lin')];
    const { body } = await as(admin)(getPersonSessions, { id: lin.personId });
    const browsers = body.rows.filter(({ kind }) => kind === 'browser');
    expect([browsers.length, body.hasSecondFactor]).toEqual([2, false]);
    const sessionId = browsers[0]!.id;
    expect((await as(shen)(getPersonSessions, { id: lin.personId })).status).toBe(403);
    expect((await as(stranger)(getPersonSessions, { id: lin.personId })).status).toBe(404);
    expect((await as(gu)(deletePersonSessions, { id: lin.personId })).status).toBe(403);
    const end = (id: string) => as(admin)(deletePersonSession, { id, sessionId });
    expect((await end(xu.personId)).body.code).toBe('session.unknown');
    expect((await end(lin.personId)).status).toBe(200);
    const stand = [await one.isSignedIn(), await two.isSignedIn()];
    expect(stand.filter(Boolean)).toHaveLength(1);
    expect((await as(admin)(deletePersonSessions, { id: lin.personId })).status).toBe(200);
    expect([await one.isSignedIn(), await two.isSignedIn()]).toEqual([false, false]);
    const log = await as(admin)(getAudit, { recordId: lin.personId });
    expect(log.body.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sessions.revoked', 'session.revoked']),
    );
  });
});
