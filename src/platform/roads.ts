import type { FastifyReply, FastifyRequest } from 'fastify';
import { scopeOf, type Actor, type Scope, type Verb } from '../kernel/actor.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { Refusal } from '../kernel/refusal.ts';
import { inTenantTwice, type Database } from './db.ts';
import { claimOf, once, onceOutside } from './idempotency.ts';
import { owed, type Remembered } from './identify.ts';
import type { Served, Visit } from './serve.ts';

/** One request on its way down a road, with what every road needs. */
export type Incoming = {
  request: FastifyRequest;
  reply: FastifyReply;
  database: Database;
  now: string;
  visit: () => Visit;
};

/** The remembered rights are older than the stored ones, or the session has ended. */
export class StaleActor extends Error {}

/**
 * Runs a request as its remembered actor, on the road that its contract is served by. Rights come
 * before the input: who may not ask learns nothing of what would have been wrong.
 */
export async function run(served: Served, known: Remembered, incoming: Incoming): Promise<unknown> {
  const { endpoint } = served;
  const { request, reply, database, now } = incoming;
  const actor = { ...known.actor, origin: { address: request.ip, requestId: request.id } };
  if (known.owes && !endpoint.early) {
    mustBeAlive(known, (await database.web.query(known.alive)).rows);
    throw owed(known.owes);
  }
  if (served.road === 'row' && scopeOfAccess(known, endpoint) !== 'no') {
    const read = endpoint.input.safeParse(fieldsOf(request, endpoint));
    if (read.success)
      return readRow(served, known, { actor, input: read.data as never, database, now });
  }
  if (served.road === 'transaction') {
    return inTenantTwice(database.web, actor.tenantId, async (db, client) => {
      mustBeAlive(known, (await client.query(known.alive)).rows);
      mustHave(known, endpoint);
      const ctx = { db, actor, now };
      const input = inputOf(request, endpoint);
      return once(ctx, claimOf(request, endpoint), reply, () => served.handle(ctx, input));
    });
  }
  if (served.road === 'batch') {
    const claim = claimOf(request, endpoint);
    if (claim) mustBeAlive(known, (await database.web.query(known.alive)).rows);
    mustHave(known, endpoint);
    const input = inputOf(request, endpoint);
    const alive = claim ? null : { hash: known.hash, version: known.holder.version };
    const asking = { database, actor, now, alive, stale: () => new StaleActor() };
    return onceOutside(incoming, actor, claim, () => served.handle(asking, input));
  }
  mustBeAlive(known, (await database.web.query(known.alive)).rows);
  mustHave(known, endpoint);
  const input = inputOf(request, endpoint);
  if (served.road === 'visit') return served.handle(incoming.visit(), input);
  if (served.road === 'row' || served.road === 'raw') return undefined; // refused above, or answered before
  return onceOutside(incoming, actor, claimOf(request, endpoint), () =>
    served.handle({ visit: incoming.visit(), actor, request, reply }, input),
  );
}

type RowRead = { actor: Actor; input: never; database: Database; now: string };

async function readRow(
  served: Extract<Served, { road: 'row' }>,
  known: Remembered,
  { actor, input, database, now }: RowRead,
): Promise<unknown> {
  const query = served.statement(actor, input, { hash: known.hash, now });
  const [found] = await database.reads.read(actor.tenantId, [query]);
  const given = found!.rows as RowGiven[];
  mustBeAlive(
    known,
    given.map((row) => ({ version: row.session_version })),
  );
  const { session_version: _, row_found: isFound, ...row } = given[0]!;
  if (!isFound) throw served.missing(input);
  const answer = camelCased(row);
  return served.redact ? served.redact(actor, answer) : answer;
}

type RowGiven = Record<string, unknown> & { session_version: number; row_found: true | null };

const camels = new Map<string, string>();
function camelCased(row: Record<string, unknown>): Record<string, unknown> {
  const renamed: Record<string, unknown> = {};
  for (const key in row) {
    let camel = camels.get(key);
    if (camel === undefined)
      camels.set(
        key,
        (camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())),
      );
    renamed[camel] = row[key];
  }
  return renamed;
}

function mustBeAlive(known: Remembered, rows: { version: number }[]): void {
  if (rows[0]?.version !== known.holder.version) throw new StaleActor();
}

function mustHave(known: Remembered, endpoint: Endpoint): void {
  const [resource, verb] = endpoint.access.split(':');
  if (scopeOfAccess(known, endpoint) === 'no')
    throw new Refusal(403, 'not_allowed', { resource, verb });
}

function scopeOfAccess({ actor }: Remembered, { access }: Endpoint): Scope {
  if (access === 'public' || access === 'signed-in') return 'all';
  const [resource, verb] = access.split(':') as [string, Verb];
  return scopeOf(actor, resource, verb);
}

function fieldsOf(request: FastifyRequest, { method }: Endpoint): object {
  const inQuery = method === 'GET' || method === 'DELETE';
  const rest = inQuery ? request.query : request.isMultipart() ? {} : request.body;
  return { ...(rest as object | undefined), ...(request.params as object) };
}

/** The input as its contract reads it: path, and query or body. Throws what its schema says is wrong. */
export const inputOf = (request: FastifyRequest, endpoint: Endpoint): never =>
  endpoint.input.parse(fieldsOf(request, endpoint)) as never;
