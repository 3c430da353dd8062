import { afterAll, describe, expect, test } from 'vitest';
import { admin, cheng, gu, lin, password, shen, stranger, tang } from '../../../../test/cast.ts';
import { browserOf, type Browser } from '../../../../test/browsing.ts';
import { identityProvider } from '../../../../test/identity-provider.ts';
import { world } from '../../../../test/world.ts';
import { getAudit } from '../audit-log.schema.ts';
import { getMe, postSession } from '../sign-in.schema.ts';
import {
  deleteBinding,
  deleteProvider,
  getDoors,
  getMySignIn,
  getProviders,
  patchProvider,
  postArrival,
  postBinding,
  postProvider,
  postProviderCheck,
  postTrip,
} from './provider.schema.ts';

const slug = 'jiangcheng';
const { app, as, asNobody, clock, database } = await world();
const outside = await identityProvider(`http://localhost/sign-in/${slug}`, [
  { sub: 'u-lin', name: 'Lin', email: 'lin@example.cn', email_verified: true },
  { sub: 'u-shen', name: 'Shen', phone_number: '+8613800002041', phone_number_verified: true },
  { sub: 'u-gu', name: 'Gu', email: 'gu@example.cn', email_verified: false },
  { sub: 'u-new', name: 'Newcomer', email: 'new@example.cn', email_verified: true },
]);
afterAll(outside.close);

const settings = {
  slug,
  kind: 'oidc',
  label: '江城统一登录',
  clientId: outside.clientId,
  secret: outside.secret,
  loginAddress: outside.issuer,
} as const;
const made = await as(admin)(postProvider, settings);

/** Goes to the provider and back in one browser. */
async function come(account: string, one: Browser = browserOf(app)) {
  const { body } = await one.ask(postTrip, { slug });
  const reply = await outside.visit(body.url, account);
  const arrival = { slug, state: body.state, ticket: body.ticket, reply };
  return { one, arrival, ...(await one.ask(postArrival, arrival)) };
}

async function signedIn(login: string) {
  const one = browserOf(app);
  await one.ask(postSession, { login, password });
  return one;
}

async function bound(login: string, account: string) {
  const one = await signedIn(login);
  const { body } = await one.ask(postBinding, { slug });
  const reply = await outside.visit(body.url, account);
  return { one, ...(await one.ask(postArrival, { slug, ...body, reply })) };
}

const inform = (personId: string, column: 'email' | 'phone' | 'left_on', value: string | null) =>
  database.owner.query(`update people.person set ${column} = $2 where id = $1`, [personId, value]);

describe('An administrator sets up a provider', () => {
  test('its secret is sealed and never sent back; the check asks the provider itself', async () => {
    const { body } = await as(admin)(getProviders, {});
    expect(body.rows).toMatchObject([{ slug, label: '江城统一登录', bound: 0, disabledAt: null }]);
    expect(JSON.stringify(body)).not.toContain(outside.secret);
    const { rows } = await database.owner.query<{ text: string }>(
      'select p::text as text from platform.sign_in_provider p',
    );
    expect(rows[0]!.text).not.toContain(outside.secret);
    expect((await as(admin)(postProviderCheck, { id: made.body.id })).status).toBe(200);
  });

  test('a director sees it and may not change it; another group does not find it', async () => {
    expect((await as(gu)(getProviders, {})).body.rows).toHaveLength(1);
    const change = { id: made.body.id, label: 'x' };
    expect((await as(gu)(patchProvider, change)).status).toBe(403);
    expect((await as(lin)(getProviders, {})).status).toBe(403);
    expect((await as(stranger)(getProviders, {})).body.rows).toEqual([]);
    expect((await as(stranger)(deleteProvider, { id: made.body.id })).status).toBe(403);
  });

  test.each([
    { wrong: { slug }, code: 'provider.slug_taken', because: 'the address finds the group' },
    {
      wrong: { loginAddress: 'http://idp.example.cn' },
      code: 'provider.insecure',
      because: 'codes would travel in clear',
    },
    { wrong: { loginAddress: 'idp' }, code: 'provider.address', because: 'it is no address' },
    { wrong: { loginAddress: '' }, code: 'provider.missing', because: 'an issuer is needed' },
    { wrong: { kind: 'wecom' }, code: 'provider.missing', because: 'WeCom needs an AgentId' },
  ] as const)('$code: $because', async ({ wrong, code }) => {
    const reply = await as(admin)(postProvider, { ...settings, slug: 'another', ...wrong });
    expect(reply.body.code).toBe(code);
  });

  test('the sign-in page offers listed doors; an unlisted one only by its address', async () => {
    const doors = async (asked: { slug?: string }) =>
      (await asNobody(getDoors, asked)).body.rows.map((row) => row.slug);
    expect(await doors({})).toEqual([slug]);
    await as(admin)(patchProvider, { id: made.body.id, isListed: false });
    expect([await doors({}), await doors({ slug })]).toEqual([[], [slug]]);
    await as(admin)(patchProvider, { id: made.body.id, isListed: true });
  });
});

describe('Binding and signing in', () => {
  test('who is bound to nobody is told to sign in first and bind; nobody is made a person', async () => {
    const { status, body } = await come('u-new');
    expect(status).toBe(403);
    expect(body).toMatchObject({
      code: 'sign_in.not_bound',
      details: { provider: '江城统一登录', account: 'Newcomer' },
    });
  });

  test('a signed-in person binds an account and signs in by it from then on', async () => {
    expect((await bound('tang', 'u-gu')).body).toMatchObject({ bound: true });
    const { one, status } = await come('u-gu');
    expect(status).toBe(200);
    expect((await one.ask(getMe, {})).body.name).toBe(tang.name);
    expect((await one.ask(getMySignIn, {})).body.providers).toMatchObject([
      { slug, account: 'Gu', boundAt: expect.any(String) },
    ]);
  });

  test('one account is one login, one login one account; unbinding frees it', async () => {
    const second = await bound('bai', 'u-gu');
    expect(second.body).toMatchObject({ code: 'sign_in.bound_to_another' });
    const other = await bound('tang', 'u-new');
    expect(other.body).toMatchObject({ code: 'sign_in.other_account' });
    expect((await as(tang)(deleteBinding, { slug })).status).toBe(200);
    expect((await as(tang)(deleteBinding, { slug })).body.code).toBe('sign_in.nothing_bound');
    expect((await come('u-gu')).body.code).toBe('sign_in.not_bound');
  });

  test('who set out to bind and changed the login on the way binds nothing', async () => {
    const one = await signedIn('zhou');
    const { body } = await one.ask(postBinding, { slug });
    const reply = await outside.visit(body.url, 'u-new');
    await one.ask(postSession, { login: 'bai', password });
    expect((await one.ask(postArrival, { slug, ...body, reply })).body.code).toBe(
      'sign_in.not_your_trip',
    );
  });

  test('a stranger of another group cannot bind here', async () => {
    expect((await as(stranger)(postBinding, { slug })).status).toBe(404);
  });
});

describe('Finding a person by what the provider verified', () => {
  test('only where the setting allows it, only a verified address, and it is bound from then on', async () => {
    await inform(lin.personId, 'email', 'Lin@Example.cn');
    await inform(gu.personId, 'email', 'gu@example.cn');
    expect((await come('u-lin')).body.code).toBe('sign_in.not_bound');
    await as(admin)(patchProvider, { id: made.body.id, findsBy: ['email', 'phone'] });
    const { one } = await come('u-lin');
    expect((await one.ask(getMe, {})).body.name).toBe(lin.name);
    expect((await come('u-gu')).body.code).toBe('sign_in.not_bound');
    await inform(lin.personId, 'email', '');
    expect((await come('u-lin')).status).toBe(200);
    const { body } = await as(admin)(getAudit, { login: 'lin' });
    expect(body.rows.map(({ action }) => action)).toContain('identity.bound');
  });

  test('a mobile number that two people have finds neither; one finds its person', async () => {
    await inform(shen.personId, 'phone', '138 0000 2041');
    await inform(cheng.personId, 'phone', '+86 13800002041');
    expect((await come('u-shen')).body.code).toBe('sign_in.several_people');
    await inform(cheng.personId, 'phone', '');
    const { one } = await come('u-shen');
    expect((await one.ask(getMe, {})).body.name).toBe(shen.name);
  });
});

describe('What a trip refuses', () => {
  test('an answer that arrives twice, in another browser, or too late lets nobody in', async () => {
    const { one, arrival, status } = await come('u-lin');
    expect(status).toBe(200);
    expect((await one.ask(postArrival, arrival)).body.code).toBe('sign_in.trip_used');

    const begun = (await one.ask(postTrip, { slug })).body;
    const reply = await outside.visit(begun.url, 'u-lin');
    const planted = { slug, state: begun.state, ticket: 'of another browser', reply };
    expect((await browserOf(app).ask(postArrival, planted)).body.code).toBe('sign_in.trip_unknown');
    clock.now = new Date(Date.parse(clock.now) + 11 * 60_000).toISOString();
    const late = { ...planted, ticket: begun.ticket };
    expect((await one.ask(postArrival, late)).body.code).toBe('sign_in.trip_unknown');
  });

  test('of five arrivals of one answer at once, one opens a session', async () => {
    const one = browserOf(app);
    const { body } = await one.ask(postTrip, { slug });
    const reply = await outside.visit(body.url, 'u-lin');
    const arrivals = await Promise.all(
      Array.from({ length: 5 }, () => one.ask(postArrival, { slug, ...body, reply })),
    );
    expect(arrivals.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(arrivals.filter(({ status }) => status === 401)).toHaveLength(4);
  });

  test('who turns back at the provider is told so; a forged code is refused by it', async () => {
    expect((await come('nobody')).body.code).toBe('sign_in.declined');
    const one = browserOf(app);
    const { body } = await one.ask(postTrip, { slug });
    const reply = { code: 'forged', state: body.state, iss: outside.issuer };
    expect(await one.ask(postArrival, { slug, ...body, reply })).toMatchObject({
      status: 401,
      body: { code: 'sign_in.code_refused' },
    });
  });

  test('an answer with the state of another trip is refused before its code is spent', async () => {
    const one = browserOf(app);
    const [mine, other] = [await one.ask(postTrip, { slug }), await one.ask(postTrip, { slug })];
    const reply = await outside.visit(other.body.url, 'u-lin');
    expect((await one.ask(postArrival, { slug, ...mine.body, reply })).body.code).toBe(
      'sign_in.code_refused',
    );
  });

  test('who has left, or whose login is switched off, is told which', async () => {
    await inform(lin.personId, 'left_on', '2026-11-01');
    expect((await come('u-lin')).body.code).toBe('sign_in.left');
    await inform(lin.personId, 'left_on', null);
    await database.owner.query(`update platform.login set disabled_at = now() where login = 'lin'`);
    expect((await come('u-lin')).body.code).toBe('sign_in.disabled');
    await database.owner.query(`update platform.login set disabled_at = null where login = 'lin'`);
  });

  test('a wrong secret, and a provider that is away, are named as such', async () => {
    await as(admin)(patchProvider, { id: made.body.id, secret: 'not the secret' });
    expect((await come('u-lin')).body).toMatchObject({
      code: 'sign_in.misconfigured',
      details: { reason: 'invalid_client' },
    });
    await as(admin)(patchProvider, { id: made.body.id, secret: outside.secret });
    const away = { ...settings, slug: 'away', loginAddress: 'http://127.0.0.1:9' };
    const { body } = await as(admin)(postProvider, away);
    expect(await as(admin)(postProviderCheck, { id: body.id })).toMatchObject({
      status: 503,
      body: { code: 'sign_in.provider_away' },
    });
  });

  test('switched off, the provider’s sessions end at once; removed, its bindings are gone', async () => {
    const { one } = await come('u-lin');
    expect(await one.isSignedIn()).toBe(true);
    await as(admin)(patchProvider, { id: made.body.id, isOn: false });
    expect(await one.isSignedIn()).toBe(false);
    expect((await browserOf(app).ask(postTrip, { slug })).body.code).toBe('provider.unknown');
    expect((await as(admin)(deleteProvider, { id: made.body.id })).status).toBe(200);
    expect((await as(admin)(deleteProvider, { id: made.body.id })).status).toBe(404);
  });
});
