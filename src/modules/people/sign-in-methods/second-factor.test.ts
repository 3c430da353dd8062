import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { admin, gu, lin, password, shen, xu, zhou, type Member } from '../../../../test/cast.ts';
import { browserOf } from '../../../../test/browsing.ts';
import { world } from '../../../../test/world.ts';
import { getAudit } from '../audit-log.schema.ts';
import { postSession } from '../sign-in.schema.ts';
import {
  postRecoveryCodes,
  postSecondFactor,
  postSecondFactorConfirmation,
  postSecondFactorRemoval,
  postSecondStep,
} from './second-factor.schema.ts';

const { app, as, clock, database } = await world();
const browser = () => browserOf(app);

const later = (seconds: number) =>
  (clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString());
const codeOf = (key: string) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(clock.now) });

/** Signs in with the password alone; answers the browser and what the server asked next. */
async function passwordOf({ login }: Member) {
  const one = browser();
  return { one, reply: await one.ask(postSession, { login, password }) };
}

async function enrolled(member: Member) {
  const { one } = await passwordOf(member);
  const { key } = (await one.ask(postSecondFactor, {})).body;
  const { body } = await one.ask(postSecondFactorConfirmation, { code: codeOf(key) });
  later(30);
  return { one, key, recoveryCodes: body.recoveryCodes };
}

describe('Setting up a second factor 两步验证', () => {
  test('the phone’s first code turns it on and ten recovery codes are shown once', async () => {
    const { one } = await passwordOf(gu);
    const begun = await one.ask(postSecondFactor, {});
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Fairlead:gu\?/);
    expect(begun.body.picture).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(await one.ask(postSecondFactorConfirmation, { code: '000000' })).toMatchObject({
      status: 422,
      body: { code: 'second_factor.wrong_code' },
    });
    const done = await one.ask(postSecondFactorConfirmation, { code: codeOf(begun.body.key) });
    expect(new Set(done.body.recoveryCodes).size).toBe(10);
    expect(done.body.recoveryCodes[0]).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    expect(await one.ask(postSecondFactor, {})).toMatchObject({
      status: 409,
      body: { code: 'second_factor.already_on' },
    });
  });

  test('neither the key nor a recovery code lies readable in the database', async () => {
    const { key, recoveryCodes } = await enrolled(zhou);
    const { rows } = await database.owner.query<{ all: string }>(
      `select string_agg(f::text || r::text, ' ') as all from platform.second_factor f
       join platform.recovery_code r using (login_id)`,
    );
    expect(rows[0]!.all).not.toContain(key);
    expect(rows[0]!.all).not.toContain(recoveryCodes[0]!.replaceAll('-', ''));
  });

  test('a code cannot confirm what was never begun', async () => {
    expect(await as(shen)(postSecondFactorConfirmation, { code: '123456' })).toMatchObject({
      status: 409,
      body: { code: 'second_factor.not_begun' },
    });
  });
});

describe('Signing in with it', () => {
  test('the password alone opens nothing; password and code do, and the code counts once', async () => {
    const { key } = await enrolled(lin);
    const { one, reply } = await passwordOf(lin);
    expect(reply.body).toMatchObject({
      expiresAt: null,
      secondFactor: { token: expect.any(String) },
    });
    expect(await one.isSignedIn()).toBe(false);
    const { token } = reply.body.secondFactor!;
    const code = codeOf(key);
    expect((await one.ask(postSecondStep, { token, code })).status).toBe(200);
    expect(await one.isSignedIn()).toBe(true);

    const again = await passwordOf(lin);
    const replayed = { token: again.reply.body.secondFactor!.token, code };
    expect(await again.one.ask(postSecondStep, replayed)).toMatchObject({
      status: 422,
      body: { code: 'second_factor.wrong_code', details: { triesLeft: 4 } },
    });
    later(30);
    const fresh = { token: replayed.token, code: codeOf(key) };
    expect((await again.one.ask(postSecondStep, fresh)).status).toBe(200);
    expect(await again.one.ask(postSecondStep, fresh)).toMatchObject({
      status: 401,
      body: { code: 'second_factor.waited_too_long' },
    });
  });

  test('of eight uses of one recovery code at once, one opens a session', async () => {
    const { recoveryCodes } = await enrolled(xu);
    const waiting = await Promise.all(Array.from({ length: 8 }, () => passwordOf(xu)));
    const replies = await Promise.all(
      waiting.map(({ one, reply }) =>
        one.ask(postSecondStep, {
          token: reply.body.secondFactor!.token,
          code: ` ${recoveryCodes[3]!.toLowerCase()} `,
        }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    later(16 * 60); // the seven failures do not lock the next test out
  });

  test('the code of the next step is taken, that of two steps ahead is not', async () => {
    const { key } = await enrolled(shen);
    const { one, reply } = await passwordOf(shen);
    const { token } = reply.body.secondFactor!;
    const at = (seconds: number) =>
      new TOTP({ secret: Secret.fromBase32(key) }).generate({
        timestamp: Date.parse(clock.now) + seconds * 1000,
      });
    expect((await one.ask(postSecondStep, { token, code: at(60) })).status).toBe(422);
    expect((await one.ask(postSecondStep, { token, code: at(30) })).status).toBe(200);
  });

  test('five wrong codes ask for the password again, eight lock the login; waiting too long as well', async () => {
    const { one } = await enrolled(admin);
    await one.signOut();
    const wrong = (token: string) => browser().ask(postSecondStep, { token, code: '000000' });
    const first = (await passwordOf(admin)).reply.body.secondFactor!.token;
    const codes = [];
    for (let i = 0; i < 6; i += 1) codes.push((await wrong(first)).body.code);
    expect(codes.slice(3)).toEqual([
      'second_factor.wrong_code',
      'second_factor.waited_too_long',
      'second_factor.waited_too_long',
    ]);
    const second = (await passwordOf(admin)).reply.body.secondFactor!.token;
    for (let i = 0; i < 3; i += 1) await wrong(second);
    expect((await passwordOf(admin)).reply).toMatchObject({
      status: 429,
      body: { code: 'session.locked' },
    });
    later(16 * 60);
    const third = (await passwordOf(admin)).reply.body.secondFactor!.token;
    later(6 * 60);
    expect((await wrong(third)).body.code).toBe('second_factor.waited_too_long');
  });
});

describe('Turning it off and new recovery codes', () => {
  test('ask for the password or a code; every step stands in the audit log', async () => {
    const { one, reply } = await passwordOf(gu);
    expect(reply.body.secondFactor).not.toBeNull();
    const known = await as(gu)(postRecoveryCodes, { password: 'wrong password' });
    expect(known).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    expect(await as(gu)(postSecondFactorRemoval, {})).toMatchObject({
      status: 422,
      body: { code: 'second_factor.proof_missing' },
    });
    const renewed = await as(gu)(postRecoveryCodes, { password });
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const code = renewed.body.recoveryCodes[0]!;
    expect((await as(gu)(postSecondFactorRemoval, { code })).status).toBe(200);
    expect(await as(gu)(postSecondFactorRemoval, { password })).toMatchObject({
      status: 409,
      body: { code: 'second_factor.not_on' },
    });
    expect((await passwordOf(gu)).reply.body.secondFactor).toBeNull();
    expect(await one.isSignedIn()).toBe(false);
    const { body } = await as(admin)(getAudit, { login: 'gu' });
    const steps = body.rows.map(({ action }) => action);
    expect(steps.filter((action) => /factor|codes/.test(action))).toEqual([
      'second_factor.turned_off',
      'recovery_codes.renewed',
      'second_factor.turned_on',
    ]);
  });
});
