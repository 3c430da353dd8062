import { beforeAll, expect, test } from 'vitest';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { postToken } from '../src/modules/people/api-token.schema.ts';
import { postInvitation } from '../src/modules/people/accounts/invitation.schema.ts';
import { postProvider } from '../src/modules/people/sign-in-methods/provider.schema.ts';
import { postSecondFactor } from '../src/modules/people/sign-in-methods/second-factor.schema.ts';
import { postCalendarFeed } from '../src/platform/calendar/feed.schema.ts';
import { postLeadPush } from '../src/modules/marketing/push.schema.ts';
import { postSource } from '../src/modules/marketing/source.schema.ts';
import { postChannel } from '../src/platform/notify/channel.schema.ts';
import { postWebhook } from '../src/platform/webhook/webhook.schema.ts';
import { routes } from '../src/routes.ts';
import { admin, everyRole, gu, lin, ours, tang, type Member } from './cast.ts';
import { sampleOf } from './sample-input.ts';
import { world } from './world.ts';

const { app, as, clock, database, inside, tokenOf } = await world({ cast: everyRole });
/** Everything that opens something, by what it is; nothing that is read may hold any of it. */
const secrets = new Map<string, string>();
let ids: string[] = [];

beforeAll(async () => {
  await make();
  for (const member of everyRole) secrets.set(`session of ${member.login}`, await tokenOf(member));
  await collectStored();
  ids = await recordIds();
});

async function make(): Promise<void> {
  const token = await as(admin)(postToken, { name: '报表程序', days: 30 });
  secrets.set('bearer token', token.body.token);
  const feed = await as(gu)(postCalendarFeed, { name: '手机日历', parts: ['own_days'] });
  secrets.set('feed link', feed.body.path.split('/').at(-1)!);
  const personId = await aNewcomer();
  const invited = await app.inject({
    method: 'POST',
    url: postInvitation.path.replace(':id', personId),
    headers: {
      authorization: `Bearer ${await tokenOf(admin)}`,
      'idempotency-key': 'the-key-of-an-invitation',
    },
    payload: {},
  });
  secrets.set('invitation', invited.json<{ token: string }>().token);
  const factor = await as(lin)(postSecondFactor, {});
  secrets.set('key of the second factor', factor.body.key);
  const hook = await as(admin)(postWebhook, {
    url: 'https://hooks.example.com/in',
    eventTypes: ['target.published'],
  });
  secrets.set('webhook secret', hook.body.secret);
  const source = await as(tang)(postSource, { name: '汽车平台', reach: 'online' });
  const push = { name: '平台', sourceId: source.body.id, fieldMap: { phone: 'phone' } };
  secrets.set('push secret', (await as(tang)(postLeadPush, push)).body.secret);
  const robot = await as(admin)(postChannel, {
    name: '晨会群',
    kind: 'feishu',
    storeId: null,
    teamId: null,
    kinds: ['target.published'],
    language: 'zh',
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/token-of-the-robot',
    secret: 'SEC-of-the-robot-1234567890',
  });
  expect(robot.status).toBe(200);
  secrets.set('robot address', 'token-of-the-robot');
  secrets.set('robot secret', 'SEC-of-the-robot-1234567890');
  const provider = await as(admin)(postProvider, {
    slug: 'company',
    kind: 'wecom',
    label: '企业微信',
    clientId: 'corp',
    agentId: '1000002',
    secret: 'secret-of-the-provider',
    loginAddress: 'https://login.work.weixin.qq.com/',
    apiAddress: 'https://qyapi.weixin.qq.com',
  });
  expect(provider.status).toBe(200);
  secrets.set('provider secret', 'secret-of-the-provider');
}

const aNewcomer = () =>
  inside(ours.tenantId, async ({ db, actor }) => {
    const id = uuidV7();
    await db
      .insertInto('people.person')
      .values({ tenantId: actor.tenantId, id, name: '新人', activatedAt: clock.now })
      .execute();
    return id;
  });

/** What the tables keep of secrets: hashes and sealed texts, which nobody needs to read either. */
async function collectStored(): Promise<void> {
  const { rows: columns } = await database.owner.query<{
    place: string;
    name: string;
    type: string;
  }>(`
    select format('%I.%I', table_schema, table_name) as place, column_name as name, data_type as type
    from information_schema.columns
    where table_schema in ('platform', 'people', 'marketing') and data_type in ('text', 'bytea')
      and column_name ~ '(token_hash|password_hash|secret|_sealed|p256dh|^auth$|ticket_hash|code_hash)'`);
  for (const { place, name, type } of columns) {
    const shown = type === 'bytea' ? `encode("${name}", 'hex')` : `"${name}"`;
    const { rows } = await database.owner.query<{ value: string | null }>(
      `select ${shown} as value from ${place}`,
    );
    for (const [i, { value }] of rows.entries())
      if (value && value.length >= 12) secrets.set(`${place}.${name} ${i}`, value);
  }
}

async function recordIds(): Promise<string[]> {
  const { rows } = await database.owner.query<{ place: string }>(`
    select format('%I.%I', table_schema, table_name) as place from information_schema.columns
    where column_name = 'id' and data_type = 'uuid' and table_schema !~ '^(pg_|information)'`);
  const found: string[] = [];
  for (const { place } of rows) {
    const { rows: some } = await database.owner.query<{ id: string }>(
      `select id from ${place} order by id desc limit 3`,
    );
    found.push(...some.map(({ id }) => id));
  }
  return [...new Set(found)];
}

const reads = routes.filter(
  ({ endpoint: { method, path } }) => method === 'GET' && path !== '/api/events',
);

async function answersOf(member: Member, path: string, input: Record<string, unknown>) {
  const url = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const asked = Object.entries(input).filter(([name]) => !path.includes(`:${name}`));
  const reply = await app.inject({
    method: 'GET',
    url,
    query: Object.fromEntries(asked.map(([name, value]) => [name, String(value as string)])),
    headers: { authorization: `Bearer ${await tokenOf(member)}` },
  });
  return `${JSON.stringify(reply.headers)} ${reply.payload}`;
}

test('there is something to keep', () => {
  expect(secrets.size).toBeGreaterThan(20);
  for (const name of ['bearer token', 'feed link', 'invitation', 'webhook secret', 'push secret'])
    expect([...secrets.keys()]).toContain(name);
  expect(reads.length).toBeGreaterThan(60);
});

test.each([admin, gu, lin].map((member) => [member.login, member] as const))(
  'nothing that %s can read holds a secret, whatever record is asked for',
  async (_, member) => {
    const leaks: string[] = [];
    for (const { endpoint } of reads) {
      const tries = /:id\b/.test(endpoint.path) ? ids : [ids[0]!];
      for (const id of tries) {
        const input = sampleOf(endpoint.input, () => id) as Record<string, unknown>;
        const text = await answersOf(member, endpoint.path, input);
        for (const [name, secret] of secrets)
          if (text.includes(secret)) leaks.push(`${endpoint.path}: ${name}`);
      }
    }
    expect([...new Set(leaks)]).toEqual([]);
  },
  60_000,
);

test('an answer that shows a secret once is marked as one, so that it is never kept for a repeat', () => {
  const shows = routes.filter(({ endpoint: { method, access, output } }) => {
    const fields = Object.keys((output.def as { shape?: object }).shape ?? {});
    return (
      method === 'POST' &&
      access !== 'public' &&
      fields.some((field) => /^(token|password|secret|codes|key)$/.test(field))
    );
  });
  expect(shows.length).toBeGreaterThan(5);
  expect(
    shows.filter(({ endpoint }) => !endpoint.secret).map(({ endpoint }) => endpoint.path),
  ).toEqual([]);
});

test('neither the log, the events nor the replies kept for repeats hold one', async () => {
  const { rows } = await database.owner.query<{ row: string }>(
    `select row_to_json(t)::text as row from platform.audit t
     union all select row_to_json(t)::text from platform.outbox t
     union all select row_to_json(t)::text from platform.idempotency t`,
  );
  expect(rows.some(({ row }) => row.includes('the-key-of-an-invitation'))).toBe(true);
  const leaks = [...secrets].filter(([, secret]) => rows.some(({ row }) => row.includes(secret)));
  expect(leaks.map(([name]) => name)).toEqual([]);
});
