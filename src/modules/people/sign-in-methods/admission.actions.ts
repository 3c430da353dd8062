import { randomBytes } from 'node:crypto';
import { systemActor } from '../../../kernel/actor.ts';
import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import { inTenant } from '../../../platform/db.ts';
import { clearFailures, countFailure, lockLogin, type Login } from '../../../platform/login.ts';
import type { Visit } from '../../../platform/serve.ts';
import { hashOf, openSession } from '../../../platform/session.ts';
import type { Admission } from '../sign-in.schema.ts';
import { todayIn } from '../group.queries.ts';
import { tellOfNewDevice } from '../new-device.actions.ts';
import { hasLeft, loginLocked } from '../sign-in.refusals.ts';
import { lockedUntil, plusMinutes, sessionDays } from '../sign-in.rules.ts';
import { insertAttempt } from './attempt.queries.ts';
import { factorOf, isHere } from './second-factor.queries.ts';
import { factorMinutes } from './second-factor.rules.ts';

type Admitted = z.output<typeof Admission>;
/** The outside provider that vouched for the person, where one did. */
export type Vouched = { providerId: string; asksSecondFactor: boolean };

/**
 * Lets a person in whose password or outside account was right: with a session, or where a second
 * factor is set up, with a short wait for it. Failures are forgotten only once a session is open.
 */
export async function admit(visit: Visit, login: Login, vouched?: Vouched): Promise<Admitted> {
  const { database, now } = visit;
  const { tenantId, personId } = login;
  const { here, factor } = await inTenant(database.web, tenantId, async (db) => ({
    here: await isHere(db, { tenantId, personId, today: await todayIn(db, tenantId, now) }),
    factor: await factorOf(db, login.id),
  }));
  if (!here) throw hasLeft();
  const asks = factor?.confirmedAt && (vouched?.asksSecondFactor ?? true);
  if (!asks) return admitted(visit, login, vouched?.providerId);

  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(now, factorMinutes);
  const providerId = vouched?.providerId ?? null;
  const waits = { tenantId, loginId: login.id, providerId, expiresAt, now };
  await insertAttempt(database.web, { kind: 'factor', tokenHash: hashOf(token), ...waits });
  return {
    name: login.login,
    mustChangePassword: false,
    expiresAt: null,
    secondFactor: { token, expiresAt },
  };
}

/** Opens the session after every step was right. */
export async function admitted(
  visit: Visit,
  login: Login,
  providerId: string | null = null,
): Promise<Admitted> {
  await clearFailures(visit.database.web, login.id);
  return {
    ...(await startSession(visit, login, providerId)),
    mustChangePassword: login.mustChangePassword && !providerId,
    secondFactor: null,
  };
}

/** Opens a browser session, writes it into the audit log, and gives the browser its cookie. */
export async function startSession(
  visit: Visit,
  { id, login, tenantId, personId }: Pick<Login, 'id' | 'login' | 'tenantId' | 'personId'>,
  providerId: string | null = null,
) {
  const { database, now, address, userAgent } = visit;
  const expiresAt = plusMinutes(now, sessionDays * 24 * 60);
  const { token } = await openSession(database.web, {
    kind: 'browser',
    loginId: id,
    tenantId,
    now,
    expiresAt,
    address,
    userAgent,
    providerId,
  });
  await record(visit, { tenantId, personId, login }, 'session.opened');
  await tellOfNewDevice(visit, { id, tenantId, personId });
  visit.setSession(token, expiresAt);
  return { name: login, expiresAt };
}

export function refuseLocked({ now }: Visit, { lockedUntil: until }: Login): void {
  if (until && until > now) throw loginLocked(until);
}

/** Counts a wrong password or code against the login and locks it where there were too many. */
export async function recordFailure(visit: Visit, found: Login): Promise<void> {
  const failures = await countFailure(visit.database.web, found.id);
  const until = lockedUntil(failures, visit.now);
  if (until) await lockLogin(visit.database.web, found.id, until);
  await record(visit, found, until ? 'session.locked' : 'session.refused');
}

type Who = { tenantId: string; personId: string; login: string };

/** Writes into the audit log what happened to a sign-in, before there is an actor. */
export async function record(
  { database, now, address, requestId }: Visit,
  { tenantId, personId, login }: Who,
  action: string,
): Promise<void> {
  const actor = { ...systemActor(tenantId, login), personId, origin: { address, requestId } };
  await inTenant(database.web, tenantId, (db) =>
    audit({ db, actor, now }, { action, resource: 'session', recordId: personId }),
  );
}
