import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { Refusal } from '../kernel/refusal.ts';
import { inTenant, type Ctx, type Database } from './db.ts';

/** How long a key is remembered (幂等键有效期), in hours. */
export const keyHours = 24;
/** A claim this old whose request never ended is taken for dead: its process was killed. */
const deadAfterMs = 2 * 60_000;

const malformed = () => new Refusal(422, 'idempotency.malformed', { field: 'Idempotency-Key' });
const reused = () => new Refusal(422, 'idempotency.reused', { field: 'Idempotency-Key' });
const inProgress = () => new Refusal(409, 'idempotency.in_progress');
const secretGone = () => new Refusal(409, 'idempotency.secret_shown');

type Claim = { key: string; fingerprint: Buffer; secret: boolean };

/**
 * The claim that a request makes with its Idempotency-Key header, or none. The same key with another
 * address or body is refused: it would silently answer a different question.
 */
export function claimOf(request: FastifyRequest, endpoint: Endpoint): Claim | undefined {
  const key = request.headers['idempotency-key'];
  if (endpoint.method !== 'POST' || key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw malformed();
  const asked = request.isMultipart()
    ? (request.headers['content-length'] ?? '')
    : JSON.stringify(request.body ?? null);
  const fingerprint = createHash('sha256').update(`POST ${request.url}\n${asked}`).digest();
  return { key, fingerprint, secret: endpoint.secret === true };
}

/**
 * Does the work once per key, in the caller's transaction (幂等): a repeat gets the first reply again. A
 * refusal rolls the key back with everything else, so a mended request may use it again. Of two at
 * once the second waits for the first one's commit.
 */
export async function once<T>(
  ctx: Ctx,
  claim: Claim | undefined,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T> {
  if (!claim) return work();
  if (!(await claims(ctx, claim))) return replayed(await earlier(ctx, claim), claim, reply) as T;
  const answer = await work();
  await settle(ctx, claim, answer);
  return answer;
}

/**
 * The same for work that opens its own transactions: the claim is committed first, given back where
 * the work is refused, and taken over where its process has died.
 */
export async function onceOutside<T>(
  { database, now, reply }: { database: Database; now: string; reply: FastifyReply },
  actor: Actor,
  claim: Claim | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!claim) return work();
  const inside = <R>(step: (ctx: Ctx) => Promise<R>) =>
    inTenant(database.web, actor.tenantId, (db) => step({ db, actor, now }));
  const known = await inside(async (ctx) =>
    (await claims(ctx, claim)) || (await takesOver(ctx, claim)) ? null : earlier(ctx, claim),
  );
  if (known) return replayed(known, claim, reply) as T;
  try {
    const answer = await work();
    const isStream = answer === undefined || (answer as unknown) === reply;
    await inside((ctx) => (isStream ? giveBack(ctx, claim) : settle(ctx, claim, answer)));
    return answer;
  } catch (error) {
    await inside((ctx) => giveBack(ctx, claim));
    throw error;
  }
}

type Earlier = { fingerprint: Buffer; state: string; reply: unknown };

function replayed(known: Earlier | undefined, claim: Claim, reply: FastifyReply): unknown {
  if (!known) throw inProgress(); // given back a moment ago
  if (!known.fingerprint.equals(claim.fingerprint)) throw reused();
  if (known.state === 'running') throw inProgress();
  if (claim.secret) throw secretGone();
  void reply.header('idempotency-replayed', 'true');
  return known.reply;
}

async function claims({ db, actor, now }: Ctx, claim: Claim): Promise<boolean> {
  const made = await db
    .insertInto('platform.idempotency')
    .values({
      tenantId: actor.tenantId,
      personId: actor.personId,
      key: claim.key,
      fingerprint: claim.fingerprint,
      state: 'running',
      claimedAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'personId', 'key']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

const rowOf = ({ db, actor }: Ctx, { key }: Claim) =>
  db
    .selectFrom('platform.idempotency')
    .select(['fingerprint', 'state', 'reply'])
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('key', '=', key);

const earlier = (ctx: Ctx, claim: Claim): Promise<Earlier | undefined> =>
  rowOf(ctx, claim).executeTakeFirst();

async function takesOver(ctx: Ctx, claim: Claim): Promise<boolean> {
  const { db, actor, now } = ctx;
  const taken = await db
    .updateTable('platform.idempotency')
    .set({ claimedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('key', '=', claim.key)
    .where('fingerprint', '=', claim.fingerprint)
    .where('state', '=', 'running')
    .where('claimedAt', '<', new Date(Date.parse(now) - deadAfterMs).toISOString())
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function settle({ db, actor }: Ctx, claim: Claim, answer: unknown): Promise<void> {
  await db
    .updateTable('platform.idempotency')
    .set({ state: 'done', reply: claim.secret ? null : JSON.stringify(answer ?? null) })
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('key', '=', claim.key)
    .execute();
}

async function giveBack({ db, actor }: Ctx, claim: Claim): Promise<void> {
  await db
    .deleteFrom('platform.idempotency')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('key', '=', claim.key)
    .where('state', '=', 'running')
    .execute();
}

/** Forgets keys older than `keyHours` in one tenant; answers how many. */
export async function forgetKeys({ db, actor, now }: Ctx): Promise<number> {
  const gone = await db
    .deleteFrom('platform.idempotency')
    .where('tenantId', '=', actor.tenantId)
    .where('claimedAt', '<', new Date(Date.parse(now) - keyHours * 3_600_000).toISOString())
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
