import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { uuidV7 } from '../../src/kernel/uuid.ts';
import { getAccount, postFirstPassword } from '../../src/modules/people/accounts/account.schema.ts';
import {
  getInvitation,
  postAcceptance,
  postInvitation,
} from '../../src/modules/people/accounts/invitation.schema.ts';
import { postPersonRole } from '../../src/modules/people/accounts/role-grid.schema.ts';
import {
  deleteSessionById,
  getSessions,
  postToken,
} from '../../src/modules/people/api-token.schema.ts';
import { getAudit } from '../../src/modules/people/audit-log.schema.ts';
import * as leaving from '../../src/modules/people/handover/handover.schema.ts';
import { newDevice } from '../../src/modules/people/people.notices.ts';
import { getStores, postPerson } from '../../src/modules/people/place.schema.ts';
import {
  postSecondFactor,
  postSecondFactorConfirmation,
  postSecondStep,
} from '../../src/modules/people/sign-in-methods/second-factor.schema.ts';
import { getMe, postSession, putPassword } from '../../src/modules/people/sign-in.schema.ts';
import { postCalendarFeed } from '../../src/platform/calendar/feed.schema.ts';
import { getNoticeChoices, postPushDevice } from '../../src/platform/notify/notice.schema.ts';
import { notify } from '../../src/platform/notify/notify.ts';
import { browserOf } from '../browsing.ts';
import { admin, gu, lin, ours, shen, stores, teams } from '../cast.ts';
import { aModel, world } from '../world.ts';

const here = await world();
const { app, as, asNobody, clock, inside } = here;
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1';
const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/131.0';

const later = (minutes: number) =>
  (clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString());
const codeFrom = (key: string) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(clock.now) });

describe('An account from the first day to the last', () => {
  const phone = browserOf(app, iPhone);
  const desk = browserOf(app, edge);
  const own = 'a password of one’s own';
  let [personId, firstPassword, key, apiToken, calendarLink] = ['', '', '', '', ''];
  let recoveryCodes: string[] = [];

  test('HR adds her, the administrator invites her; on her phone she chooses login and password', async () => {
    const place = { storeId: stores.north, teamId: teams.first };
    ({ id: personId } = (await as(gu)(postPerson, { name: '闻笙', ...place })).body);
    await as(admin)(postPersonRole, { id: personId, role: 'consultant' });
    const { token } = (await as(admin)(postInvitation, { id: personId })).body;
    expect((await phone.ask(getInvitation, { token })).body).toMatchObject({
      name: '闻笙',
      groupName: ours.name,
    });
    expect((await phone.ask(postAcceptance, { token, login: 'wen', password: own })).status).toBe(
      200,
    );
    expect((await phone.ask(postSession, { login: 'wen', password: own })).status).toBe(200);
    expect((await phone.ask(getMe, {})).body).toMatchObject({ name: '闻笙', owes: null });
  });

  test('she forgets it; the first password she is given opens nothing but its own change', async () => {
    const reset = await as(admin)(postFirstPassword, { id: personId });
    firstPassword = reset.body.password;
    expect(await phone.isSignedIn()).toBe(false);
    await phone.ask(postSession, { login: 'wen', password: firstPassword });
    expect(await phone.ask(getStores, {})).toMatchObject({
      status: 403,
      body: { code: 'password.must_change' },
    });
    await phone.ask(putPassword, { current: firstPassword, next: own });
    expect((await phone.ask(getStores, {})).status).toBe(200);
    const again = await asNobody(postSession, { login: 'wen', password: firstPassword });
    expect(again.status).toBe(401);
  });

  test('she turns on two steps and keeps ten recovery codes', async () => {
    ({ key } = (await phone.ask(postSecondFactor, {})).body);
    const turnedOn = await phone.ask(postSecondFactorConfirmation, { code: codeFrom(key) });
    ({ recoveryCodes } = turnedOn.body);
    expect(recoveryCodes).toHaveLength(10);
  });

  test('without her phone a recovery code lets her in at her desk, once', async () => {
    const step = async (browser: typeof desk, code: string) => {
      const { body } = await browser.ask(postSession, { login: 'wen', password: own });
      return browser.ask(postSecondStep, { token: body.secondFactor!.token, code });
    };
    expect((await step(desk, recoveryCodes[0]!)).status).toBe(200);
    expect(await step(browserOf(app), recoveryCodes[0]!)).toMatchObject({
      status: 422,
      body: { code: 'second_factor.wrong_code' },
    });
  });

  test('her phone shows the desk, and ends it; its next request is refused', async () => {
    later(6);
    expect(await desk.isSignedIn()).toBe(true);
    const { rows } = (await phone.ask(getSessions, {})).body;
    const other = rows.find(({ userAgent }) => userAgent === edge)!;
    expect(other).toMatchObject({ isThis: false, lastSeenAt: clock.now });
    expect((await phone.ask(deleteSessionById, { id: other.id })).status).toBe(200);
    expect(await desk.isSignedIn()).toBe(false);
    expect(await phone.isSignedIn()).toBe(true);
  });

  test('she works: a token for her spreadsheet, a calendar link, pushes on her phone, leads and a deal', async () => {
    apiToken = (await phone.ask(postToken, { name: '我的表格' })).body.token;
    expect(await withToken()).toBe(200);
    const feed = await phone.ask(postCalendarFeed, { name: '手机日历', parts: ['plan_actions'] });
    calendarLink = feed.body.path;
    expect((await app.inject(calendarLink)).statusCode).toBe(200);
    const keys = {
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQ',
      auth: 'tBHItJI5svbpez7K',
    };
    await phone.ask(postPushDevice, {
      endpoint: 'https://fcm.googleapis.com/fcm/w',
      ...keys,
      name: 'iPhone',
    });
    expect((await phone.ask(getNoticeChoices, {})).body.devices).toHaveLength(1);
    await inside(ours.tenantId, async (ctx) => {
      const { modelId } = await aModel(ctx);
      const at = { tenantId: ours.tenantId, storeId: stores.north, modelId };
      const lead = { ...at, ownerId: personId, receivedAt: ctx.now, day: '2026-11-20' };
      await ctx.db
        .insertInto('leads.lead')
        .values([1, 2].map(() => ({ ...lead, id: uuidV7() })))
        .execute();
      const deal = { ...at, personId, teamId: teams.first, outcome: 'open' };
      await ctx.db
        .insertInto('sales.deal')
        .values({ ...deal, id: uuidV7(), number: uuidV7() })
        .execute();
    });
  });

  const withToken = async () => {
    const headers = { authorization: `Bearer ${apiToken}` };
    return (await app.inject({ method: 'GET', url: '/api/stores', headers })).statusCode;
  };
  let handoverId = '';

  test('she leaves today: phone, token, calendar link, push and sign-in end at once', async () => {
    const left = await as(gu)(leaving.postLeaving, { id: personId, lastDay: '2026-11-23' });
    expect(left).toMatchObject({ status: 200, body: { items: 3 } });
    ({ handoverId } = left.body);
    expect(await phone.isSignedIn()).toBe(false);
    expect(await withToken()).toBe(401);
    expect((await app.inject(calendarLink)).statusCode).toBe(404);
    expect((await asNobody(postSession, { login: 'wen', password: own })).status).toBe(401);
    const waiting = await inside(ours.tenantId, async (ctx) => {
      const params = { device: 'x', address: 'x' };
      await notify(ctx, { kind: newDevice, to: [personId], key: 'late', params, link: '/' });
      const { tenantId } = ours;
      const rows = await ctx.db
        .selectFrom('platform.notificationDelivery')
        .select('target')
        .where('tenantId', '=', tenantId)
        .where('personId', '=', personId)
        .where('channel', '=', 'push')
        .where('state', '=', 'waiting')
        .execute();
      return rows.length;
    });
    expect(waiting).toBe(0);
    expect((await as(admin)(getAccount, { id: personId })).body).toMatchObject({
      state: 'left',
      sessions: 0,
    });
  });

  test('her list is emptied piece by piece, and only then she can be closed', async () => {
    const archive = () => as(gu)(leaving.postHandoverArchiving, { id: handoverId });
    const open = async () =>
      (await as(shen)(leaving.getHandover, { id: handoverId })).body.rows.filter(
        ({ state }) => state === 'open',
      );
    const items = await open();
    expect(await archive()).toMatchObject({
      status: 409,
      body: { code: 'handover.not_empty', details: { open: 3 } },
    });
    const to = { id: handoverId, toPersonId: lin.personId };
    await as(shen)(leaving.postHandoverMove, { ...to, items: items.slice(0, 2) });
    expect((await archive()).body.details).toMatchObject({ open: 1 });
    await as(shen)(leaving.postHandoverMove, { ...to, items: items.slice(2) });
    expect(await open()).toEqual([]);
    expect((await archive()).status).toBe(200);
  });

  test('the audit log tells the whole story in order', async () => {
    const { body } = await as(admin)(getAudit, { recordId: personId });
    const told = body.rows.map(({ action }) => action).toReversed();
    const story = [
      'person.added',
      'role.granted',
      'person.invited',
      'invitation.accepted',
      'account.password_reset',
      'password.changed',
      'second_factor.turned_on',
      'person.access_ended',
      'person.leaving',
      'handover.moved',
      'handover.archived',
    ];
    expect(
      told.filter((action, at) => story.includes(action) && told.indexOf(action) === at),
    ).toEqual(story);
  });
});
