import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Database } from './db.ts';
import {
  aliveQuery,
  hashOf,
  holderOf,
  seenEveryMinutes,
  touchSession,
  type Holder,
} from './session.ts';

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
  /** What stands before everything else the person may do. */
  owes: Owed | null;
};

/** A first password to replace (首次改密), or a second factor that the person's role demands. */
export type Owed = 'password' | 'second_factor';

export function owedBy(holder: Holder, { roles }: Pick<Actor, 'roles'>): Owed | null {
  if (holder.mustChangePassword) return 'password';
  return holder.secondFactorRoles.some((role) => roles.includes(role)) ? 'second_factor' : null;
}

export const owed = (what: Owed) =>
  new Refusal(403, what === 'password' ? 'password.must_change' : 'second_factor.must_enrol');

/**
 * Actors by token. What is remembered is only a shortcut for rights: whether the session lives, and
 * in which version, is asked in every request's own packet, so revoking takes effect at once.
 */
export function identification(database: Database, actorOf: ActorOf, most = 20_000) {
  const remembered = new Map<string, Omit<Remembered, 'alive'> & { seenAt: string }>();

  async function identify(token: string, now: string, address: string): Promise<Remembered> {
    const hash = hashOf(token);
    const key = hash.toString('base64');
    let known = remembered.get(key);
    // A leave may have begun or ended overnight, and so may somebody's employment.
    if (known?.actor.until && known.actor.until <= now) known = undefined;
    if (!known) {
      const holder = await holderOf(database.web, hash, now);
      const actor = holder && (await actorOf(database, holder, now));
      if (!actor) throw notSignedIn();
      known = { actor, holder, hash, owes: owedBy(holder, actor), seenAt: '' };
      if (remembered.size >= most) remembered.clear();
      remembered.set(key, known);
    }
    if (isDue(known.seenAt, now)) {
      known.seenAt = now; // before the write, so that requests beside this one do not write too
      await touchSession(database.web, { hash, now, address });
    }
    return { ...known, alive: aliveQuery(hash, now) };
  }

  return {
    identify,
    forget: (token: string) => remembered.delete(hashOf(token).toString('base64')),
  };
}

const isDue = (seenAt: string, now: string) =>
  seenAt === '' || Date.parse(now) - Date.parse(seenAt) >= seenEveryMinutes * 60_000;

export type Identification = ReturnType<typeof identification>;
