import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Database } from './db.ts';
import { aliveQuery, hashOf, holderOf, type Holder } from './session.ts';

/** Reads a holder's rights and place; people provides it, because people keeps roles. */
export type ActorOf = (
  database: Database,
  holder: Holder,
  now: string,
) => Promise<Actor | undefined>;

export const sessionCookie = 'fairlead_session';

export const notSignedIn = () => new Refusal(401, 'session.not_signed_in');

/** The bearer token of a program or the session cookie of a browser. */
export function tokenOf(request: FastifyRequest): { token: string; byCookie: boolean } | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, byCookie: false };
  const cookie = request.cookies[sessionCookie];
  return cookie ? { token: cookie, byCookie: true } : undefined;
}

/** An actor remembered under its token, and how to prove that it still stands. */
export type Remembered = {
  actor: Actor;
  holder: Holder;
  hash: Buffer;
  alive: ReturnType<typeof aliveQuery>;
};

/**
 * Actors by token. What is remembered is only a shortcut for rights: whether the session lives, and
 * in which version, is asked in every request's own packet, so revoking takes effect at once.
 */
export function identification(database: Database, actorOf: ActorOf, most = 20_000) {
  const remembered = new Map<string, Omit<Remembered, 'alive'>>();

  async function identify(token: string, now: string): Promise<Remembered> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    let known = remembered.get(key);
    if (!known) {
      const holder = await holderOf(database.web, hash, now);
      const actor = holder && (await actorOf(database, holder, now));
      if (!actor) throw notSignedIn();
      known = { actor, holder, hash };
      if (remembered.size >= most) remembered.clear();
      remembered.set(key, known);
    }
    return { ...known, alive: aliveQuery(hash, now) };
  }

  return {
    identify,
    forget: (token: string) => remembered.delete(hashOf(token).toString('base64')),
  };
}

export type Identification = ReturnType<typeof identification>;
