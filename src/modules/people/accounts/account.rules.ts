import {
  scopes,
  verbs,
  type Resource,
  type Rights,
  type Scope,
  type Verb,
} from '../../../kernel/actor.ts';
import { recoveryLetters } from '../sign-in-methods/second-factor.rules.ts';
import type { AccountState } from './account.schema.ts';

type Standing = {
  leftOn: string | null;
  login: { disabledAt: string | null; lockedUntil: string | null } | undefined;
  invitedUntil: string | null;
};

/**
 * The state of an account (账号状态) at an instant, on a business day: having left outweighs being
 * disabled, that outweighs a lock; an invitation counts until it expires.
 */
export function accountState(
  { leftOn, login, invitedUntil }: Standing,
  { now, today }: { now: string; today: string },
): AccountState {
  if (leftOn !== null && leftOn <= today) return 'left';
  if (login?.disabledAt) return 'disabled';
  if (login) return login.lockedUntil !== null && login.lockedUntil > now ? 'locked' : 'active';
  return invitedUntil !== null && invitedUntil > now ? 'invited' : 'none';
}

export type Cell = { resource: string; verb: Verb; scope: Scope };

/**
 * The rights of `theirs` that reach further than `mine` (越权), cell by cell. Nobody may hand out, or
 * take away, more than they have themselves; an empty list means they may.
 */
export function beyond(mine: Rights, theirs: Rights): Cell[] {
  return Object.keys(theirs).flatMap((resource) =>
    verbs.flatMap((verb) => {
      const scope = theirs[resource]?.[verb] ?? 'no';
      const own = mine[resource]?.[verb] ?? 'no';
      return scopes.indexOf(scope) > scopes.indexOf(own) ? [{ resource, verb, scope }] : [];
    }),
  );
}

const keys: readonly Resource[] = ['login', 'role'];

/**
 * Whether somebody may reset, disable or invite this account (账号管理): anybody's but those who
 * hand out access themselves, unless their rights do not go beyond the asker's. Otherwise whoever
 * resets passwords could borrow an administrator's.
 */
export function mayHandleAccount(mine: Rights, theirs: Rights): boolean {
  const handsOutAccess = keys.some((key) => (theirs[key]?.edit ?? 'no') !== 'no');
  return !handsOutAccess || beyond(mine, theirs).length === 0;
}

/**
 * A first password (初始密码) of four groups of four capitals and digits, five bits each, from sixteen
 * random bytes: it is read aloud, so no letter is taken for another.
 */
export function firstPassword(bytes: Uint8Array): string {
  const text = Array.from(bytes.slice(0, 16), (byte) => recoveryLetters[byte % 32]).join('');
  return text.match(/.{4}/g)!.join('-');
}

/** An invitation (邀请) holds this many days. */
export const invitationDays = 7;
