import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Compilable } from 'kysely';
import type pg from 'pg';
import type { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Ctx, Database, Db } from './db.ts';
import { guardedInputs, redactorOf, refuseGuardedInput, type Redactor } from './redact.ts';
import { rowStatements, type Alive } from './row-road.ts';

/** A caller as the network shows it, before or without a session. */
export type Visit = {
  database: Database;
  now: string;
  address: string;
  userAgent: string;
  requestId: string;
  /** Scheme and host by which people reach the program: `https://sales.example.cn`. */
  origin: string;
  /** The token that came with the request, if any. */
  token: string | undefined;
  /** Gives the browser a session token, or takes it away. */
  setSession(token: string | null, expiresAt?: string): void;
  /** Says that the answer is text of another kind than JSON, and for how long it may be kept. */
  answersAs(mediaType: string, keptSeconds: number): void;
};

/** What an outside system sent, byte for byte as it came: signatures are over bytes. */
export type Sent = { headers: Readonly<Record<string, unknown>>; body: Buffer; mediaType: string };

/** A request that needs more than JSON in and out: uploads, downloads, event streams. */
export type Exchange = { visit: Visit; actor: Actor; request: FastifyRequest; reply: FastifyReply };

/**
 * A request whose work is written together with that of others (批次). Whether its session lives is asked in the
 * batch's own packet: `alive` says by what, and `stale` is what to throw where it does not.
 */
export type Asking = {
  database: Database;
  actor: Actor;
  now: string;
  alive: { hash: Buffer; version: number } | null;
  stale: () => Error;
};

export type RateLimit = { max: number; perMinutes: number };

/** One line of a module's table of contents: a contract and what fulfils it. */
export type Served = { endpoint: Endpoint; rateLimit?: RateLimit } & (
  | { road: 'transaction'; handle: (ctx: Ctx, input: never) => Promise<unknown> }
  | {
      road: 'row';
      statement: (actor: Actor, input: never, alive: Alive) => pg.QueryConfig;
      missing: (input: never) => Refusal;
      redact: Redactor | undefined;
    }
  | { road: 'visit'; handle: (visit: Visit, input: never) => Promise<unknown> }
  | { road: 'raw'; handle: (visit: Visit, input: never, sent: Sent) => Promise<unknown> }
  | { road: 'batch'; handle: (asking: Asking, input: never) => Promise<unknown> }
  | { road: 'exchange'; handle: (exchange: Exchange, input: never) => Promise<unknown> }
);

/** Serves a contract inside the asker's tenant, in one transaction: the usual road. */
export const serve = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (ctx: Ctx, input: z.output<I>) => Promise<z.input<O>>,
): Served => ({
  endpoint,
  road: 'transaction',
  handle: withFieldRights(endpoint, ({ actor }: Ctx) => actor, handle),
});

/** Serves one row by its key on the shared connections: for reads that must be fast. */
export const serveRow = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  select: (ctx: Ctx, input: z.output<I>) => Compilable<z.input<O>>,
  missing: (input: z.output<I>) => Refusal,
): Served => ({
  endpoint,
  road: 'row',
  statement: rowStatements(endpoint, select),
  missing,
  redact: redactorOf(endpoint.output),
});

/** Serves a contract that needs no session, such as signing in. */
export const serveVisit = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (visit: Visit, input: z.output<I>) => Promise<z.input<O>>,
  rateLimit?: RateLimit,
): Served => ({ endpoint, road: 'visit', handle, ...(rateLimit && { rateLimit }) });

/** Serves what other systems push without a session: the input holds the path, the body comes as it was sent. */
export const serveRaw = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (visit: Visit, input: z.output<I>, sent: Sent) => Promise<z.input<O>>,
  rateLimit: RateLimit,
): Served => ({ endpoint, road: 'raw', handle, rateLimit });

/** Serves a contract whose work joins that of concurrent requests in one transaction: for intake in bulk. */
export const serveBatch = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (asking: Asking, input: z.output<I>) => Promise<z.input<O>>,
): Served => ({ endpoint, road: 'batch', handle });

/** Serves uploads, downloads and streams; rights are checked as everywhere, the rest is the handler's. */
export const serveExchange = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handle: (exchange: Exchange, input: z.output<I>) => Promise<unknown>,
): Served => ({
  endpoint,
  road: 'exchange',
  handle: withFieldRights(endpoint, ({ actor }: Exchange) => actor, handle),
});

/** The handler with the field rights of its contract around it; the handler itself where it marks none. */
function withFieldRights<C, I, O>(
  endpoint: Endpoint,
  actorIn: (context: C) => Actor,
  handle: (context: C, input: I) => Promise<O>,
): (context: C, input: I) => Promise<unknown> {
  const taken = guardedInputs(endpoint);
  const redact = redactorOf(endpoint.output);
  if (!redact && taken.length === 0) return handle;
  return async (context, input) => {
    const actor = actorIn(context);
    refuseGuardedInput(actor, taken, input as object);
    const answer = await handle(context, input);
    return redact && answer !== undefined ? redact(actor, answer) : answer;
  };
}

export type { Ctx, Database, Db };
