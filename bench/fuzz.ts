import path from 'node:path';
import fc from 'fast-check';
import { demoSignIns } from '../src/demo/sign-ins.ts';
import { prepareDemo } from '../src/demo/first-start.ts';
import { openDatabase, type Database } from '../src/platform/db.ts';
import { startDatabase } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openSession } from '../src/platform/session.ts';
import { readSettings } from '../src/platform/settings.ts';
import { routes } from '../src/routes.ts';
import { startServer } from '../src/server.ts';
import { allWords } from '../src/web/words.ts';
import { broken, valid, type JsonSchema, type Known } from './fuzz-bodies.ts';
import type { Measurement, Stage } from './measurement.ts';

const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
const wanted = Number(process.env['FUZZ_REQUESTS'] ?? 24_000);
const senders = 6;

type Parameter = { name: string; in: string; required?: boolean; schema: JsonSchema };
type Operation = {
  method: string;
  path: string;
  parameters: Parameter[];
  body: JsonSchema | undefined;
};
type Sent = { url: string; method: string; body: string | undefined; type: string };
type Tally = {
  sent: number;
  accepted: number;
  serverErrors: string[];
  wordless: Set<string>;
  unkept: Set<string>;
};

/**
 * `fuzz.*`: random valid and broken requests on every operation of the OpenAPI document, as people of
 * several roles. Nothing may answer 5xx; a refusal has words; an answer keeps its contract.
 */
export async function fuzz({ dataDir }: Stage): Promise<Measurement[]> {
  const home = path.join(dataDir, 'fuzz');
  const settings = readSettings({
    DATA_DIR: home,
    PORT: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
  });
  const running = await startDatabase(settings);
  await migrate(running.owner);
  await prepareDemo(settings, running);
  const server = await startServer({ settings, database: running });
  const database = await openDatabase(running, { connections: 3 });
  try {
    const operations = await operationsOf(server.address);
    const known = await knownIn(database);
    const tally = await storm(server.address, operations, known, database);
    for (const error of tally.serverErrors.slice(0, 40)) process.stderr.write(`${error}\n`);
    for (const code of tally.wordless) process.stderr.write(`no words for refusal ${code}\n`);
    for (const unkept of tally.unkept) process.stderr.write(`contract not kept: ${unkept}\n`);
    return figures(tally, operations.length);
  } finally {
    await database.end();
    await server.close();
    await running.stop();
  }
}

const figures = (tally: Tally, operations: number): Measurement[] => {
  const against = `${operations} operations, seed ${seed}`;
  const figure = (name: string, value: number) => ({
    name: `fuzz.${name}`,
    value,
    unit: 'count',
    against,
  });
  return [
    figure('requests', tally.sent),
    figure('accepted', tally.accepted),
    figure('server_errors', tally.serverErrors.length),
    figure('refusals_without_words', tally.wordless.size),
    figure('contracts_not_kept', tally.unkept.size),
  ];
};

/** Every operation of the document, with the schemas of what it takes. */
async function operationsOf(address: string): Promise<Operation[]> {
  const reply = await fetch(`${address}/api/openapi.json`);
  const document = (await reply.json()) as {
    paths: Record<string, Record<string, OperationObject>>;
  };
  return Object.entries(document.paths).flatMap(([at, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path: at,
      parameters,
      body: Object.values(requestBody?.content ?? {})[0]?.schema,
    })),
  );
}

type OperationObject = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};

/** Ids of real rows of every table that has one, a few each. */
async function knownIn({ owner }: Database): Promise<Known> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
     where attname = 'id' and relkind = 'r' and not relispartition and nspname !~ '^(pg_|information_schema|pgboss)'`,
  );
  const ids: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ id: string }>(`select id::text from ${name} limit 4`);
    ids.push(...rows.map(({ id }) => id));
  }
  const today = new Date().toISOString().slice(0, 10);
  return { ids, days: [today, '2026-01-01', '2026-12-31', '2027-06-30'] };
}

/** Sends until every operation had its share; senders take turns over roles and operations. */
async function storm(
  address: string,
  operations: readonly Operation[],
  known: Known,
  database: Database,
): Promise<Tally> {
  const tally: Tally = {
    sent: 0,
    accepted: 0,
    serverErrors: [],
    wordless: new Set(),
    unkept: new Set(),
  };
  const tokens = new Map<string, string>();
  const each = Math.ceil(wanted / operations.length);
  const shares = operations.map((operation, i) =>
    fc.sample(requestOf(operation, known), { numRuns: each, seed: seed + i }),
  );
  const queue = Array.from({ length: each }, (_, turn) =>
    operations.map((operation, i) => ({ operation, sent: shares[i]![turn]! })),
  ).flat();
  let at = 0;
  const send = async (who: number) => {
    while (at < queue.length) {
      const { operation, sent } = queue[at++]!;
      const { login } = demoSignIns[(who * 5 + at) % demoSignIns.length]!;
      const token = tokens.get(login) ?? (await freshToken(database, login));
      tokens.set(login, token);
      const status = await sendOne(address, operation, sent, token, tally);
      if (status === 401) tokens.delete(login);
      if (tally.sent % 2_000 === 0) process.stderr.write(`  ${tally.sent} sent\n`);
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, i) => send(i)));
  return tally;
}

const known5xx = /"code":"(server_stopping)"/;

async function sendOne(
  address: string,
  operation: Operation,
  sent: Sent,
  token: string,
  tally: Tally,
): Promise<number> {
  const isStream = operation.path === '/api/events';
  const reply = await fetch(address + sent.url, {
    method: sent.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(sent.body !== undefined && { 'content-type': sent.type }),
    },
    ...(sent.body !== undefined && { body: sent.body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const text = isStream ? (await reply.body?.cancel(), '') : await reply.text();
  tally.sent += 1;
  if (reply.ok) {
    tally.accepted += 1;
    checkPromise(operation, reply, text, tally);
  } else if (reply.status >= 500 && !known5xx.test(text)) {
    tally.serverErrors.push(
      `${reply.status} ${sent.method} ${sent.url} ${sent.type} ${sent.body?.slice(0, 400)} → ${text.slice(0, 200)}`,
    );
  } else if (reply.status >= 400) checkWords(text, `${sent.method} ${operation.path}`, tally);
  return reply.status;
}

const words = new Set(allWords.flatMap((list) => Object.keys(list)));

function checkWords(text: string, where: string, tally: Tally): void {
  try {
    const { code } = JSON.parse(text) as { code?: string };
    if (!code || !words.has(`refusal.${code}`)) tally.wordless.add(`${code} (${where})`);
  } catch {
    tally.wordless.add(`unreadable (${where})`);
  }
}

const contracts = new Map(
  routes.map(({ endpoint }) => [
    `${endpoint.method} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
    endpoint.output,
  ]),
);

function checkPromise(
  { method, path: at }: Operation,
  reply: Response,
  text: string,
  tally: Tally,
) {
  const output = contracts.get(`${method} ${at}`);
  if (!output || !reply.headers.get('content-type')?.includes('json')) return;
  const kept = output.safeParse(JSON.parse(text));
  if (!kept.success) tally.unkept.add(`${method} ${at}: ${kept.error.issues[0]?.path.join('.')}`);
}

/** One request in ten is as the document asks, or nearly; the rest are wounded in some way. */
function requestOf(operation: Operation, known: Known): fc.Arbitrary<Sent> {
  const at = (place: string) => operation.parameters.filter((one) => one.in === place);
  const fill = (parameters: Parameter[], how: typeof valid) =>
    fc.record(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, how(schema, known)])),
      { requiredKeys: parameters.filter((one) => one.required).map(({ name }) => name) },
    );
  const body = operation.body;
  const bodies = body
    ? fc.oneof(
        { weight: 5, arbitrary: valid(body, known).map(json) },
        { weight: 4, arbitrary: broken(body, known).map(json) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
      )
    : fc.constant(undefined);
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constant('application/json') },
    fc.constantFrom('text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'x'),
  );
  const mixed = (parameters: Parameter[]) =>
    fc.oneof({ weight: 3, arbitrary: fill(parameters, valid) }, fill(parameters, broken));
  return fc
    .tuple(mixed(at('path')), mixed(at('query')), bodies, type)
    .map(([inPath, inQuery, sent, kind]) => ({
      method: operation.method,
      url: addressOf(operation.path, inPath) + queryOf(inQuery),
      body: sent,
      type: kind,
    }));
}

const json = (value: unknown): string => JSON.stringify(value) ?? '';

const plain = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent((text ?? '').toWellFormed()).slice(0, 4_000);
};

const addressOf = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => plain(values[name] ?? 'x') || 'x');

function queryOf(values: Record<string, unknown>): string {
  const parts = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => `${plain(name)}=${plain(one)}`),
  );
  return parts.length ? `?${parts.join('&')}` : '';
}

/** The storm closes accounts and ends sessions too: whoever is shut out is let in again. */
async function freshToken({ owner, web }: Database, login: string): Promise<string> {
  const { rows } = await owner.query<{ id: string; tenantId: string }>(
    `update platform.login set disabled_at = null, locked_until = null, must_change_password = false, version = version + 1
     where login = $1 returning id, tenant_id as "tenantId"`,
    [login],
  );
  const { id: loginId, tenantId } = rows[0] ?? (await anyLogin(owner));
  await owner.query(
    `update people.person set left_on = null where tenant_id = $1 and id = (select person_id from platform.login where id = $2)`,
    [tenantId, loginId],
  );
  const now = new Date().toISOString();
  const expiresAt = '2099-01-01T00:00:00Z';
  return (await openSession(web, { kind: 'token', loginId, tenantId, now, expiresAt })).token;
}

async function anyLogin(owner: Database['owner']): Promise<{ id: string; tenantId: string }> {
  const { rows } = await owner.query<{ id: string; tenantId: string }>(
    'select id, tenant_id as "tenantId" from platform.login order by created_at limit 1',
  );
  return rows[0]!;
}
