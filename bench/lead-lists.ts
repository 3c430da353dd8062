import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { systemActor, type Actor } from '../src/kernel/actor.ts';
import { readDesk } from '../src/modules/leads/desk/desk.actions.ts';
import { leadSource } from '../src/modules/leads/lead-list.queries.ts';
import { inTenant, kyselyOn, type Ctx } from '../src/platform/db.ts';
import { pageOfList } from '../src/platform/list/page.ts';
import { scene, type Scene } from './history.ts';
import { groupWithSeats } from './leads-scene.ts';
import { servedPerSecond } from './load.ts';
import { median, p95, rounded, timed, type Measurement, type Stage } from './measurement.ts';

const [few, many, calls, connections, seconds, rounds] = [100_000, 1_000_000, 200, 16, 2, 5];
const asked = { limit: 50, after: undefined, sort: undefined, filter: undefined };

type Group = { tenantId: string; token: string; actors: Record<'all' | 'store' | 'own', Actor> };

/**
 * `leads.list.ratio_10x` and `leads.desk.ratio_10x`: the slowest twentieth of pages with a million leads in the group
 * over the same with a hundred thousand; `leads.list.ratio_to_sql`: pages over HTTP over the same select through the
 * driver.
 */
export async function leadLists({ dataDir }: Stage): Promise<Measurement[]> {
  const set = await scene(path.join(dataDir, 'lead-lists'));
  try {
    const small = await groupOf(set, 'bench-few', few);
    const big = await groupOf(set, 'bench-many', many);
    await set.database.owner.query('vacuum analyze leads.lead');
    await set.database.owner.query('analyze');
    const list = (ctx: Ctx) => pageOfList(leadSource, ctx, asked);
    const mine = (ctx: Ctx) => readDesk(ctx, { queue: 'mine' });
    const ofStore = (ctx: Ctx) => readDesk(ctx, { queue: 'store' });
    const figures: Measurement[] = [];
    for (const who of ['all', 'store', 'own'] as const)
      figures.push(
        await tenTimes(set, [small, big], { name: `leads.list.${who}`, who, work: list }),
      );
    figures.push(
      await tenTimes(set, [small, big], { name: 'leads.desk.mine', who: 'own', work: mine }),
      await tenTimes(set, [small, big], { name: 'leads.desk.store', who: 'store', work: ofStore }),
    );
    const worst = (kind: string, name: string): Measurement => {
      const [first] = figures
        .filter((one) => one.name.startsWith(kind))
        .toSorted((a, b) => b.value - a.value);
      return { ...first!, name, against: `${first!.name}; ${first!.against}` };
    };
    return [
      ...figures,
      worst('leads.list', 'leads.list.ratio_10x'),
      worst('leads.desk', 'leads.desk.ratio_10x'),
      await toSql(set, { dataDir, group: big }),
    ];
  } finally {
    await set.close();
  }
}

/** A group with so many leads over three years; everybody has the latest 60 of theirs in hand. */
export async function groupOf(set: Scene, login: string, count: number): Promise<Group> {
  const { tenantId, token, sourceId, modelId } = await groupWithSeats(set, login);
  const run = (text: string, ...values: unknown[]) =>
    set.database.owner.query(text, [tenantId, ...values]);
  await run(
    `with people as (select id, store_id, row_number() over (order by id) - 1 as n, count(*) over () as whole
       from people.person where tenant_id = $1 and store_id is not null),
     made as (insert into customers.customer (tenant_id, id, name, phone, created_at)
       select $1, gen_random_uuid(), '客户', '+8613' || lpad(n::text, 9, '0'), now() from generate_series(1, $2::int) n
       returning id),
     numbered as (select id, row_number() over () as n from made)
     insert into leads.lead (tenant_id, id, customer_id, store_id, owner_id, source_id, model_id, received_at, day,
       outcome, intake, stage, grade, assigned_at, next_at, next_what)
     select $1, gen_random_uuid(), c.id, p.store_id, p.id, $3, $4, at, at::date,
       case when c.n <= 60 * p.whole then 'open' else 'lost' end, 'api', 'consultant', 'H', at, at + interval '1 day',
       'follow_up'
     from numbered c join people p on p.n = c.n % p.whole
     cross join lateral (select now() - interval '1 second' * (c.n * 94608000.0 / $2) as at) moment`,
    count,
    sourceId,
    modelId,
  );
  const { rows } = await run(
    'select id, store_id from people.person where tenant_id = $1 and store_id is not null order by id limit 1',
  );
  const [{ id: personId, store_id: storeId }] = rows as [{ id: string; store_id: string }];
  const base = systemActor(tenantId);
  const reaching = (scope: 'all' | 'store' | 'own'): Actor => ({
    ...base,
    personId,
    storeId,
    rights: { lead: { read: scope, edit: scope }, phone: { read: scope } },
  });
  return {
    tenantId,
    token,
    actors: { all: reaching('all'), store: reaching('store'), own: reaching('own') },
  };
}

type Timing = { name: string; who: 'all' | 'store' | 'own'; work: (ctx: Ctx) => Promise<unknown> };

/** Turn by turn, so that whatever else the machine does falls on both. */
async function tenTimes(
  { database }: Scene,
  groups: readonly [Group, Group],
  { name, who, work }: Timing,
): Promise<Measurement> {
  const now = new Date().toISOString();
  const times: [number[], number[]] = [[], []];
  for (let call = 0; call < calls; call++)
    for (const [i, { tenantId, actors }] of groups.entries()) {
      const { ms } = await timed(() =>
        inTenant(database.web, tenantId, (db) => work({ db, actor: actors[who], now })),
      );
      if (call >= 20) times[i]!.push(ms);
    }
  const [small, big] = [p95(times[0]), p95(times[1])];
  return {
    name,
    value: rounded(big / small),
    unit: 'ratio',
    against: `p95 ${rounded(small)} ms with ${few} leads, ${rounded(big)} ms with ${many}`,
  };
}

/** Pages over HTTP, session, rights and JSON included, over the bare statement on as many connections. */
async function toSql(
  { connections: { owner, web } }: Scene,
  { dataDir, group: { token, tenantId } }: { dataDir: string; group: Group },
): Promise<Measurement> {
  const child = fork(path.join(import.meta.dirname, 'http-server.ts'));
  try {
    child.send({ dataDir, web, owner });
    const [{ address }] = (await once(child, 'message')) as [{ address: string }];
    const { hostname, port } = new URL(address);
    const request = Buffer.from(
      `GET /api/leads?limit=50 HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n\r\n`,
    );
    const overHttp = () =>
      servedPerSecond({
        host: hostname,
        port: Number(port),
        connections,
        seconds,
        requests: [request],
      });
    const throughDriver = await driverLoop(owner, tenantId);
    const pairs: [number, number][] = [];
    await overHttp();
    for (let round = 0; round < rounds; round++)
      pairs.push([await overHttp(), await throughDriver()]);
    const of = (at: 0 | 1) => Math.round(median(pairs.map((pair) => pair[at])));
    return {
      name: 'leads.list.ratio_to_sql',
      value: rounded(median(pairs.map(([served, driver]) => served / driver))),
      unit: 'ratio',
      against: `the same select through the driver, ${connections} connections: ${of(1)} pages/s; over HTTP ${of(0)}`,
    };
  } finally {
    child.send('stop');
    await once(child, 'exit');
  }
}

/** The statement of a director's first page, as the list makes it, on plain connections. */
async function driverLoop(owner: pg.ClientConfig, tenantId: string) {
  const sent: { text: string; values: unknown[] }[] = [];
  const listening = kyselyOn({
    query: (query: { text: string; values: unknown[] } | string, values: unknown[]) => {
      sent.push(typeof query === 'string' ? { text: query, values } : query);
      return Promise.resolve({ rows: [], command: 'SELECT', rowCount: 0 });
    },
  } as never);
  const ctx = { db: listening, actor: systemActor(tenantId), now: new Date().toISOString() };
  await pageOfList(leadSource, ctx, asked);
  const { text, values } = sent.at(-1)!;
  return async () => {
    const pool = new pg.Pool({ ...owner, max: connections });
    const until = performance.now() + seconds * 1000;
    let read = 0;
    const one = async () => {
      for (; performance.now() < until; read++) await pool.query({ name: 'page', text, values });
    };
    const since = performance.now();
    await Promise.all(Array.from({ length: connections }, one));
    const perSecond = read / ((performance.now() - since) / 1000);
    await pool.end();
    return perSecond;
  };
}
