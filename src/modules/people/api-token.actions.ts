import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import { inTenant } from '../../platform/db.ts';
import { notSignedIn } from '../../platform/identify.ts';
import { findLogin } from '../../platform/login.ts';
import type { Exchange } from '../../platform/serve.ts';
import {
  liveSessions,
  openSession,
  revokeSession,
  revokeSessionsOf,
} from '../../platform/session.ts';
import { noSuchSession, notYourRole } from './api-token.refusals.ts';
import type { deleteSessionById, postToken } from './api-token.schema.ts';
import { plusMinutes } from './sign-in.rules.ts';

export async function listSessions({ visit, actor }: Exchange) {
  const { database, now, token } = visit;
  const { tenantId, personId } = actor;
  return { rows: await liveSessions(database.web, { tenantId, personId, now, token }) };
}

/** Ends every other browser session of the person (退出其他设备); programs' tokens go on. */
export async function revokeOtherSessions({ visit, actor }: Exchange) {
  const { database, now, token } = visit;
  const { tenantId, personId } = actor;
  const ended = await revokeSessionsOf(database.web, { tenantId, personId, now, token });
  await note({ visit, actor }, 'sessions.revoked', personId, { ended });
  return { ended };
}

/** Makes a bearer token (访问令牌) that carries the person's roles or fewer; never more. */
export async function makeToken(
  { visit, actor }: Exchange,
  { name, roleKeys, days }: InputOf<typeof postToken>,
) {
  const foreign = roleKeys?.find((key) => !actor.roles.includes(key));
  if (foreign) throw notYourRole(foreign);
  const found = await findLogin(visit.database.web, actor.login);
  if (!found) throw notSignedIn();
  const expiresAt = plusMinutes(visit.now, days * 24 * 60);
  // A token made by a token inherits its limits: null would mean all of the person's roles.
  const made = {
    kind: 'token',
    loginId: found.id,
    tenantId: actor.tenantId,
    name,
    roleKeys: roleKeys ?? actor.roles,
  } as const;
  const { id, token } = await openSession(visit.database.web, {
    ...made,
    now: visit.now,
    expiresAt,
  });
  await note({ visit, actor }, 'token.made', id, { name, roleKeys, expiresAt });
  return { id, token, expiresAt };
}

/** Revokes (吊销) one of the person's own sessions or tokens; it stops working with the next request. */
export async function revokeOwnSession(
  { visit, actor }: Exchange,
  { id }: InputOf<typeof deleteSessionById>,
) {
  const { tenantId, personId } = actor;
  if (!(await revokeSession(visit.database.web, { tenantId, personId, id, now: visit.now })))
    throw noSuchSession(id);
  await note({ visit, actor }, 'session.revoked', id, undefined);
  return {};
}

const note = (
  { visit, actor }: Pick<Exchange, 'visit' | 'actor'>,
  action: string,
  id: string,
  after: unknown,
) =>
  inTenant(visit.database.web, actor.tenantId, (db) =>
    audit({ db, actor, now: visit.now }, { action, resource: 'session', recordId: id, after }),
  );
