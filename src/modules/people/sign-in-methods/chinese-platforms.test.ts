import { afterAll, describe, expect, test } from 'vitest';
import { admin, bai, lin, password, shen } from '../../../../test/cast.ts';
import { browserOf } from '../../../../test/browsing.ts';
import { chinesePlatforms, type Member } from '../../../../test/chinese-platforms.ts';
import { world } from '../../../../test/world.ts';
import { getMe, postSession } from '../sign-in.schema.ts';
import {
  getMySignIn,
  patchProvider,
  postArrival,
  postBinding,
  postProvider,
  postProviderCheck,
  postTrip,
} from './provider.schema.ts';
import { postSecondStep } from './second-factor.schema.ts';

const kinds = ['wecom', 'dingtalk', 'feishu'] as const;
type Kind = (typeof kinds)[number];

const { app, as, database } = await world();
const key = { id: 'app-of-jiangcheng', agentId: '1000002', secret: 'secret of the app' };
const platform = await chinesePlatforms(key);
afterAll(platform.close);

const ids = new Map<Kind, string>();
for (const kind of kinds) {
  const reply = await as(admin)(postProvider, {
    slug: kind,
    kind,
    label: kind,
    clientId: key.id,
    agentId: key.agentId,
    secret: key.secret,
    loginAddress: `${platform.address}/`,
    apiAddress: platform.address,
  });
  ids.set(kind, reply.body.id);
}

const wan: Member = { userId: 'wan', unionId: 'un-wan', name: '万先生' };

async function leave(slug: Kind, inApp = false) {
  const one = browserOf(app);
  const { body } = await one.ask(postTrip, { slug, inApp });
  return { one, trip: { slug, state: body.state, ticket: body.ticket }, url: body.url };
}

async function come(slug: Kind, member: Member, inApp = false) {
  const { one, trip, url } = await leave(slug, inApp);
  const reply = platform.visit(url, member);
  return { one, reply, ...(await one.ask(postArrival, { ...trip, reply })) };
}

async function bind(login: string, slug: Kind, member: Member) {
  const one = browserOf(app);
  await one.ask(postSession, { login, password });
  const { body } = await one.ask(postBinding, { slug });
  const reply = platform.visit(body.url, member);
  return one.ask(postArrival, { slug, ...body, reply });
}

describe.each(kinds)('%s', (kind) => {
  test('a bound account signs its person in, silently inside the app too; an unbound one does not', async () => {
    expect((await come(kind, wan)).body.code).toBe('sign_in.not_bound');
    expect((await bind('lin', kind, wan)).body).toMatchObject({ bound: true });
    for (const inApp of [false, true]) {
      const { one, status } = await come(kind, wan, inApp);
      expect(status).toBe(200);
      expect((await one.ask(getMe, {})).body.name).toBe(lin.name);
      const mine = (await one.ask(getMySignIn, {})).body.providers;
      expect(mine.find(({ slug }) => slug === kind)).toMatchObject({ account: '万先生' });
    }
  });

  test('a code counts once and ends; without one the person turned back', async () => {
    const { reply } = await come(kind, wan);
    const again = await leave(kind);
    const replayed = { ...reply, state: again.trip.state };
    expect((await again.one.ask(postArrival, { ...again.trip, reply: replayed })).body.code).toBe(
      'sign_in.code_refused',
    );
    const late = await leave(kind);
    const expired = platform.visit(late.url, wan);
    platform.expire();
    expect((await late.one.ask(postArrival, { ...late.trip, reply: expired })).body.code).toBe(
      'sign_in.code_refused',
    );
    const back = await leave(kind);
    const nothing = { ...back.trip, reply: { state: back.trip.state } };
    expect((await back.one.ask(postArrival, nothing)).body.code).toBe('sign_in.declined');
  });

  test('a wrong secret is the administrator’s to mend, and the check says so beforehand', async () => {
    const id = ids.get(kind)!;
    expect((await as(admin)(postProviderCheck, { id })).status).toBe(200);
    await as(admin)(patchProvider, { id, secret: 'another secret' });
    expect((await as(admin)(postProviderCheck, { id })).body.code).toBe('sign_in.misconfigured');
    expect(await come(kind, wan)).toMatchObject({
      status: 503,
      body: { code: 'sign_in.misconfigured' },
    });
    await as(admin)(patchProvider, { id, secret: key.secret });
    expect((await come(kind, wan)).status).toBe(200);
  });
});

describe('What is peculiar to each', () => {
  test('WeCom: one access token serves many sign-ins, and is fetched anew when it ends early', async () => {
    await come('wecom', wan);
    const before = platform.counts.appTokens;
    for (let i = 0; i < 3; i += 1) expect((await come('wecom', wan)).status).toBe(200);
    expect(platform.counts.appTokens).toBe(before);
    platform.expireTokens();
    expect((await come('wecom', wan)).status).toBe(200);
    expect(platform.counts.appTokens).toBe(before + 1);
  });

  test('WeCom: who is no member of the company is told so; without the right to names it works', async () => {
    const guest = { unionId: 'guest', name: '客人' };
    expect((await come('wecom', guest)).body.code).toBe('sign_in.not_a_member');
    const nameless = { userId: 'shen', name: '' };
    expect((await bind('shen', 'wecom', nameless)).body).toMatchObject({ bound: true });
    expect((await come('wecom', nameless)).status).toBe(200);
  });

  test('DingTalk finds by the mobile number, never by the e-mail that anybody may enter', async () => {
    const id = ids.get('dingtalk')!;
    await as(admin)(patchProvider, { id, findsBy: ['phone', 'email'] });
    await set(bai.personId, '13800009999', 'bai@example.cn');
    const guesser = { unionId: 'un-x', name: 'x', email: 'bai@example.cn' };
    expect((await come('dingtalk', guesser)).body.code).toBe('sign_in.not_bound');
    const found = { unionId: 'un-bai', name: '白', mobile: '13800009999' };
    expect((await come('dingtalk', found)).status).toBe(200);
  });

  test('Feishu finds by the company’s address, not by one’s own, and by a number with +86', async () => {
    const id = ids.get('feishu')!;
    await as(admin)(patchProvider, { id, findsBy: ['phone', 'email'] });
    await set(bai.personId, '13800009999', 'of-my-own@example.com');
    expect((await come('feishu', { unionId: 'un-y', name: 'y' })).body.code).toBe(
      'sign_in.not_bound',
    );
    const found = { unionId: 'un-bai', name: '白', mobile: '+8613800009999' };
    expect((await come('feishu', found)).status).toBe(200);
  });
});

describe('With a second factor', () => {
  test('the code is asked for after the provider too, unless the provider is trusted with it', async () => {
    await database.owner.query(
      `insert into platform.second_factor (login_id, tenant_id, secret_sealed, created_at, confirmed_at)
       select id, tenant_id, 'v1.x', now(), now() from platform.login where login = 'shen'`,
    );
    const member = { userId: 'shen', name: '' };
    const { one, body } = await come('wecom', member);
    expect(body.admission).toMatchObject({ expiresAt: null });
    expect(await one.isSignedIn()).toBe(false);
    const { token } = body.admission!.secondFactor!;
    expect((await one.ask(postSecondStep, { token, code: 'AAAA-BBBB-CCCC-DDDD' })).status).toBe(
      422,
    );
    await as(admin)(patchProvider, { id: ids.get('wecom')!, asksSecondFactor: false });
    const trusted = await come('wecom', member);
    expect((await trusted.one.ask(getMe, {})).body.name).toBe(shen.name);
  });
});

const set = (personId: string, phone: string, email: string) =>
  database.owner.query('update people.person set phone = $2, email = $3 where id = $1', [
    personId,
    phone,
    email,
  ]);
