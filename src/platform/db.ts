import pg from 'pg';
import {
  CamelCasePlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { assert } from '../kernel/assert.ts';
import { isUuid } from '../kernel/uuid.ts';
import { isCollision, troubleOf } from './errors.ts';
import type { DB } from './tables.generated.ts';
import { gatheringSocket } from './gathering-socket.ts';
import { spanned } from './tracing.ts';

export type { DB } from './tables.generated.ts';
export type Db = Kysely<DB>;

/** What every action and query is given: the tenant's transaction, who asks, and the instant. */
export type Ctx = { db: Db; actor: Actor; now: string };

// int8 are fen and counts: they fit in 2^53. Dates and instants stay text, never a local Date.
const { builtins } = pg.types;
pg.types.setTypeParser(builtins.INT8, (text) => {
  const number = Number(text);
  assert(Number.isSafeInteger(number), `${text} does not fit in a double`);
  return number;
});
pg.types.setTypeParser(builtins.NUMERIC, Number);
pg.types.setTypeParser(builtins.DATE, String);
pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

/** pg 8.23 has pipeline mode; its published types do not know it yet. */
export const pipelined = <S extends pg.ClientConfig>(settings: S) => ({
  ...settings,
  pipeline: true,
  stream: gatheringSocket,
});

/** A literal, because that is the only form that Citus hands on to its workers; hence the check. */
export function beginAs(tenantId: string): string {
  assert(isUuid(tenantId), 'a tenant id must be a lower-case uuid');
  return `begin; set local app.tenant_id = '${tenantId}'`;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/**
 * Statements that a connection keeps prepared (预备语句): those that carry this comment. Planning a statement of an
 * intake costs as much as running it; its text must be the same each time.
 */
export const kept = {
  marker: '/* kept */',
  nameOf: (text: string): string => {
    let name = keptNames.get(text);
    if (name === undefined) keptNames.set(text, (name = `kept ${keptNames.size}`));
    return name;
  },
};
const keptNames = new Map<string, string>();

/**
 * A value as JSON that PostgreSQL takes (入库 JSON): half a surrogate pair, which a browser may send, is no character
 * and becomes the sign for that, as it does in a column of text.
 */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one));

/** A Kysely that sends everything through one given client, so that SQL has one way to be written. */
export function kyselyOn(client: Queryable): Db {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const values = [...parameters];
      const { rows, rowCount } = sql.includes(kept.marker)
        ? await client.query({ name: kept.nameOf(sql), text: sql, values })
        : await client.query(sql, values);
      return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
    },
    streamQuery: () => {
      throw new Error('streams are not used; page instead');
    },
  };
  const refuseToNest = () => Promise.reject(new Error('the transaction is opened by inTenant'));
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: () => Promise.resolve(),
        acquireConnection: () => Promise.resolve(connection),
        releaseConnection: () => Promise.resolve(),
        beginTransaction: refuseToNest,
        commitTransaction: refuseToNest,
        rollbackTransaction: refuseToNest,
        destroy: () => Promise.resolve(),
      }),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/**
 * One tenant's transaction on a connection of its own. `begin` travels with the first statement;
 * a failed commit (PostgreSQL answers ROLLBACK without an error) is reported as the failure it is.
 */
export const inTenant = <T>(
  pool: pg.Pool,
  tenantId: string,
  work: (db: Db, client: pg.PoolClient) => Promise<T>,
): Promise<T> => spanned('database.transaction', {}, () => transaction(pool, tenantId, work));

/**
 * The same for work that touches nothing but this transaction: where two got in each other's way,
 * the loser starts again once instead of being refused.
 */
export const inTenantTwice: typeof inTenant = (pool, tenantId, work) =>
  inTenant(pool, tenantId, work).catch((error: unknown) => {
    if (!isCollision(error)) throw error;
    return inTenant(pool, tenantId, work);
  });

async function transaction<T>(
  pool: pg.Pool,
  tenantId: string,
  work: (db: Db, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const begin = beginAs(tenantId);
  const client = await pool.connect();
  try {
    const [, done] = await Promise.all([client.query(begin), work(kyselyOn(client), client)]);
    const { command } = await client.query('commit');
    assert(command === 'COMMIT', 'the transaction was rolled back');
    client.release();
    return done;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

/** Point reads on connections that all requests share: see `sharedReads`. */
export type SharedReads = Awaited<ReturnType<typeof sharedReads>>;

/**
 * Statements of one tenant on connections that many requests share. Its messages are queued without
 * a gap, so no other request's can come between. A slow statement holds up those behind it: point
 * reads only, one packet each. A connection that was lost is made again by the next read, once for
 * all who wait; a read that met the loss is asked again, because reading twice is harmless.
 */
export async function sharedReads(settings: pg.ClientConfig, connections: number) {
  const seats = await Promise.all(Array.from({ length: connections }, () => takeSeat(settings)));
  const mending = new Map<number, Promise<Seat>>();
  const mend = (at: number): Promise<Seat> => {
    const known = mending.get(at);
    if (known) return known;
    const mended = takeSeat(settings)
      .then((seat) => (seats[at] = seat))
      .finally(() => mending.delete(at));
    mending.set(at, mended);
    return mended;
  };
  const idlest = () =>
    seats.reduce((least, seat, i) => (seat.inFlight < seats[least]!.inFlight ? i : least), 0);
  async function read(
    tenantId: string,
    queries: readonly pg.QueryConfig[],
    tries = 2,
  ): Promise<pg.QueryResult[]> {
    const begin = beginAs(tenantId);
    const at = idlest();
    const seat = seats[at]!.broken ? await mend(at) : seats[at]!;
    seat.inFlight += 1;
    try {
      const sent = [begin, ...queries, 'commit'].map((query) => seat.client.query(query as string));
      return (await Promise.all(sent)).slice(1, -1);
    } catch (error) {
      if (troubleOf(error) === 'database_unavailable') seat.broken = true;
      if (tries === 1 || !seat.broken) throw error;
      return await read(tenantId, queries, tries - 1);
    } finally {
      seat.inFlight -= 1;
    }
  }
  return {
    read: (tenantId: string, queries: readonly pg.QueryConfig[]) => read(tenantId, queries),
    end: () => Promise.all(seats.map(({ client }) => client.end())),
  };
}

type Seat = { client: pg.Client; inFlight: number; broken: boolean };

async function takeSeat(settings: pg.ClientConfig): Promise<Seat> {
  const client = new pg.Client(
    pipelined({
      ...settings,
      connectionTimeoutMillis: 3_000,
      statement_timeout: 2_000,
      query_timeout: 5_000,
      options: '-c plan_cache_mode=force_generic_plan',
    }),
  );
  const seat = { client, inFlight: 0, broken: false };
  client.on('error', () => (seat.broken = true));
  client.on('end', () => (seat.broken = true));
  await client.connect();
  return seat;
}

/** The connections of a running server or command. */
export type Database = { web: pg.Pool; owner: pg.Pool; reads: SharedReads; end(): Promise<void> };

/**
 * What a request may ask of the database (请求时限), in milliseconds: a statement, a wait for a lock, an
 * idle transaction; then how long we wait for an answer before the server counts as gone.
 */
export const requestLimits = {
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  query_timeout: 20_000,
} as const;

/**
 * Opens the pools: `web` under row-level security, `owner` for partitions, jobs and migrations. Who
 * waits for a free connection for five seconds is told that it is busy.
 */
export async function openDatabase(
  settings: { web: pg.ClientConfig; owner: pg.ClientConfig },
  { connections = 8, limits = {} }: { connections?: number; limits?: pg.ClientConfig } = {},
): Promise<Database> {
  const web = poolOn(settings.web, { ...pipelined(limits), max: connections });
  const owner = poolOn(settings.owner, { max: 5 });
  // Two: one backend process would cap rows at what a single core can select.
  const reads = await sharedReads(settings.web, 2);
  return {
    web,
    owner,
    reads,
    end: async () => {
      await Promise.all([web.end(), owner.end(), reads.end()]);
    },
  };
}

/**
 * The same database for background work (后台连接): connections of its own without the limits of a request,
 * so that a long job neither is cut off nor keeps people waiting.
 */
export function backgroundOf(
  database: Database,
  settings: { web: pg.ClientConfig },
  connections = 4,
): Database {
  const web = poolOn(settings.web, { ...pipelined({}), max: connections });
  return { ...database, web, end: () => web.end() };
}

/** Reads the port anew for each connection: a database that was started again may have another. */
function poolOn(settings: pg.ClientConfig, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    ...options,
  });
  if (settings.port !== undefined)
    Object.defineProperty(pool.options, 'port', { get: () => settings.port, enumerable: true });
  // A connection that dies is replaced by the pool, and the query under way reports it; an error event
  // that nobody hears, of an idle connection or of one in somebody's hands, would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
