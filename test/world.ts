import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { afterAll, expect } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../src/kernel/endpoint.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { actorOf, grantRoles, insertReadyRoles } from '../src/modules/people/index.ts';
import { inTenant, openDatabase, type Ctx, type Database } from '../src/platform/db.ts';
import { ensureFactMonths } from '../src/platform/facts/partitions.ts';
import { httpServer } from '../src/platform/http.ts';
import { forgetEverything } from '../src/platform/remembered.ts';
import { makeLog } from '../src/platform/log.ts';
import { hashPassword, insertLogin } from '../src/platform/login.ts';
import { keepSecretsIn } from '../src/platform/secret.ts';
import { openSession } from '../src/platform/session.ts';
import { routes } from '../src/routes.ts';
import { everybody, ours, password, stores, teams, theirs, type Member } from './cast.ts';
import { freshDatabase } from './database.ts';
import { problemsOf } from './statements.rules.ts';

export type Reply<O = unknown> = {
  status: number;
  body: O & { code?: string; details?: Record<string, unknown> };
};

/** Every statement that requests send is held against the rules of a distributed database. */
function watchStatements({ web }: Database): () => string[] {
  const found = new Set<string>();
  web.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((first: string | { text?: string }, ...rest: unknown[]) => {
      const text = typeof first === 'string' ? first : (first.text ?? '');
      for (const problem of problemsOf(text)) found.add(`${problem}: ${text.slice(0, 300)}`);
      return query(first, ...rest);
    }) as typeof client.query;
  });
  return () => [...found];
}

/** A database of its own, peopled by the cast, behind the real HTTP server. Closes itself after the file. */
export async function world(options: { now?: string; cast?: readonly Member[] } = {}) {
  forgetEverything(); // another file's database was another one
  const fresh = await freshDatabase();
  const database = await openDatabase(fresh, { connections: 6 });
  const problems = watchStatements(database);
  keepSecretsIn(path.join(os.tmpdir(), 'fairlead-test-secrets'));
  await ensureFactMonths(database.owner, '2022-01', '2027-12');
  const clock = { now: options.now ?? '2026-11-23T02:00:00.000Z' };
  const app = await httpServer({
    database,
    routes,
    actorOf,
    clock: () => clock.now,
    log: makeLog('silent'),
    settings: { trustProxy: false, secureCookies: false, uploadBytesMost: 50 * 1024 * 1024 },
  });
  await people(database, clock.now, options.cast ?? everybody);
  afterAll(async () => {
    expect(problems()).toEqual([]);
    await app.close();
    await database.end();
    await fresh.drop();
  });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (member: Member) => {
    const token = tokens.get(member.login) ?? tokenFor(database, member, clock.now);
    tokens.set(member.login, token);
    return token;
  };
  return {
    app,
    database,
    clock,
    tokenOf,
    as: (member: Member) => asker(app, () => tokenOf(member)),
    asNobody: asker(app, () => Promise.resolve('')),
    /** Runs code of the program itself inside a tenant, for setting scenes. */
    inside: <T>(tenantId: string, work: (ctx: Ctx) => Promise<T>) =>
      inTenant(database.web, tenantId, (db) =>
        work({ db, actor: systemActor(tenantId), now: clock.now }),
      ),
  };
}

export type World = Awaited<ReturnType<typeof world>>;

/** Asks through a contract; a reply that is not a refusal must keep its promise. */
const asker =
  (app: FastifyInstance, tokenOf: () => Promise<string>) =>
  async <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
  ): Promise<Reply<z.output<O>>> => {
    const fields = { ...(input as Record<string, unknown>) };
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = encodeURIComponent(String(fields[name]));
      delete fields[name];
      return value;
    });
    const token = await tokenOf();
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE';
    const response = await app.inject({
      method: endpoint.method,
      url: path,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(inQuery ? { query: queryOf(fields) } : { payload: fields }),
    });
    const body = response.json<Reply<z.output<O>>['body']>();
    if (response.statusCode < 300) endpoint.output.parse(body);
    return { status: response.statusCode, body };
  };

const queryOf = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined || value === null
        ? []
        : [[key, Array.isArray(value) ? value.join(',') : String(value as string)]],
    ),
  );

async function tokenFor(
  database: Database,
  { login, tenantId }: Member,
  now: string,
): Promise<string> {
  const { rows } = await database.web.query<{ id: string }>(
    'select id from platform.login where login = $1',
    [login],
  );
  const session = {
    kind: 'token',
    loginId: rows[0]!.id,
    tenantId,
    name: 'test',
    now,
    expiresAt: '2099-01-01T00:00:00Z',
  } as const;
  return (await openSession(database.web, session)).token;
}

let hashed: Promise<string> | undefined;

async function people({ web }: Database, now: string, cast: readonly Member[]): Promise<void> {
  const passwordHash = await (hashed ??= hashPassword(password));
  for (const group of [ours, theirs]) {
    await inTenant(web, group.tenantId, async (db, client) => {
      const { tenantId } = group;
      await db
        .insertInto('people.dealerGroup')
        .values({ tenantId, name: group.name, createdAt: now })
        .execute();
      await insertReadyRoles(db, tenantId);
      if (group === ours) await places({ db, now });
      for (const { role, login, tenantId: _, personId, ...person } of cast.filter(
        (one) => one.tenantId === tenantId,
      )) {
        await db
          .insertInto('people.person')
          .values({ tenantId, id: personId, activatedAt: now, ...person })
          .execute();
        await grantRoles(db, { tenantId, personId, keys: [role] });
        await insertLogin(client, { login, tenantId, personId, passwordHash, now });
      }
    });
  }
}

async function places({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const { tenantId } = ours;
  const store = (id: string, name: string) => ({ tenantId, id, name, activatedAt: now });
  await db
    .insertInto('people.store')
    .values([store(stores.north, '江北店'), store(stores.lake, '滨湖店')])
    .execute();
  const team = (id: string, storeId: string, name: string) => ({
    tenantId,
    id,
    storeId,
    name,
    activatedAt: now,
  });
  await db
    .insertInto('people.team')
    .values([
      team(teams.first, stores.north, '一队'),
      team(teams.second, stores.north, '二队'),
      team(teams.lake, stores.lake, '一队'),
    ])
    .execute();
}

/** A brand with one model in the catalogue; answers their ids. */
export async function aModel({ db, actor }: Ctx, name = '澜驰 L5', brand = '澜驰') {
  const [brandId, modelId] = [uuidV7(), uuidV7()];
  await db
    .insertInto('catalog.brand')
    .values({ tenantId: actor.tenantId, id: brandId, name: brand })
    .execute();
  await db
    .insertInto('catalog.model')
    .values({ tenantId: actor.tenantId, id: modelId, brandId, name })
    .execute();
  return { brandId, modelId };
}

/** A trim of a model with one price from the year's start; amounts in fen. */
export async function aTrim({ db, actor, now }: Ctx, modelId: string, name = '520 长续航') {
  const id = uuidV7();
  const { tenantId } = actor;
  await db
    .insertInto('catalog.trim')
    .values({ tenantId, id, modelId, name, seats: 5, colours: ['珠光白', '曜石黑'] })
    .execute();
  await db
    .insertInto('catalog.trimPrice')
    .values({
      tenantId,
      trimId: id,
      fromOn: '2026-01-01',
      guideFen: 19_980_000,
      floorFen: 18_600_000,
      costFen: 18_200_000,
      rebateFen: 400_000,
      setAt: now,
    })
    .execute();
  return id;
}
