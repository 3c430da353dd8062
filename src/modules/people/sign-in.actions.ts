import type { InputOf, OutputOf } from '../../kernel/endpoint.ts';
import { systemActor } from '../../kernel/actor.ts';
import { audit } from '../../platform/audit.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import { notSignedIn } from '../../platform/identify.ts';
import {
  clearFailures,
  countFailure,
  countLogins,
  findLogin,
  hashPassword,
  lockLogin,
  mustChangePassword,
  passwordMatches,
  replacePassword,
  type Login,
} from '../../platform/login.ts';
import type { Exchange, Visit } from '../../platform/serve.ts';
import { hashOf, openSession, revokeByToken } from '../../platform/session.ts';
import { foundGroup } from './group.actions.ts';
import { groupNameOf } from './group.queries.ts';
import { lockedUntil, passwordProblem, plusMinutes, sessionDays } from './sign-in.rules.ts';
import {
  alreadySetUp,
  loginLocked,
  loginTaken,
  weakPassword,
  wrongLoginOrPassword,
  wrongPassword,
} from './sign-in.refusals.ts';
import type { getMe, postSession, postSetup, putPassword } from './sign-in.schema.ts';

/** Signs in (登录): a wrong name and a wrong password are one refusal; too many failures lock the login. */
export async function signIn(visit: Visit, { login, password }: InputOf<typeof postSession>) {
  const { database, now } = visit;
  const found = await findLogin(database.web, login);
  if (found?.lockedUntil && found.lockedUntil > now) throw loginLocked(found.lockedUntil);
  const matches = await passwordMatches(found?.passwordHash, password);
  if (!found || !matches || found.disabledAt) {
    if (found) await recordFailure(visit, found);
    throw wrongLoginOrPassword();
  }
  await clearFailures(database.web, found.id);
  return { ...(await startSession(visit, found)), mustChangePassword: found.mustChangePassword };
}

async function startSession(
  visit: Visit,
  { id, login, tenantId, personId }: Pick<Login, 'id' | 'login' | 'tenantId' | 'personId'>,
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
  });
  await record(visit, { tenantId, personId, login }, 'session.opened');
  visit.setSession(token, expiresAt);
  return { name: login, expiresAt };
}

async function recordFailure(visit: Visit, found: Login): Promise<void> {
  const failures = await countFailure(visit.database.web, found.id);
  const until = lockedUntil(failures, visit.now);
  if (until) await lockLogin(visit.database.web, found.id, until);
  await record(visit, found, until ? 'session.locked' : 'session.refused');
}

type Who = { tenantId: string; personId: string; login: string };

async function record(
  { database, now, address, requestId }: Visit,
  { tenantId, personId, login }: Who,
  action: string,
) {
  const actor = { ...systemActor(tenantId, login), personId, origin: { address, requestId } };
  await inTenant(database.web, tenantId, (db) =>
    audit({ db, actor, now }, { action, resource: 'session', recordId: personId }),
  );
}

/** Signs out (退出): this session ends at once, on the server too. */
export async function signOut(visit: Visit) {
  if (visit.token) await revokeByToken(visit.database.web, visit.token, visit.now);
  visit.setSession(null);
  return {};
}

/** Who is signed in, as the shell asks once per page. */
export async function describeMe({ db, actor }: Ctx): Promise<OutputOf<typeof getMe>> {
  const { origin: _, roles, groupStoreIds, standsInFor, ...me } = actor;
  return {
    ...me,
    roles: [...roles],
    groupStoreIds: [...groupStoreIds],
    standsInFor: [...standsInFor],
    groupName: await groupNameOf(db, actor.tenantId),
    mustChangePassword: await mustChangePassword(db, actor.login),
  };
}

/** Changes the own password (修改密码); every other browser session ends. */
export async function changePassword(
  { visit, actor }: Exchange,
  { current, next }: InputOf<typeof putPassword>,
) {
  const { database, now, token } = visit;
  const found = await findLogin(database.web, actor.login);
  if (!found || !token) throw notSignedIn();
  if (!(await passwordMatches(found.passwordHash, current))) throw wrongPassword();
  const problem = passwordProblem(next, actor.login);
  if (problem) throw weakPassword('next', problem);
  await replacePassword(database.web, {
    loginId: found.id,
    passwordHash: await hashPassword(next),
    keep: hashOf(token),
    now,
  });
  await record(visit, actor, 'password.changed');
  return {};
}

export const isSetupNeeded = async ({ database }: Visit) => ({
  needed: (await countLogins(database.web)) === 0,
});

/** Makes the first administrator (首位管理员) and signs in; of two at once, one is refused. */
export async function setUp(
  visit: Visit,
  { groupName, name, login, password }: InputOf<typeof postSetup>,
) {
  const problem = passwordProblem(password, login);
  if (problem) throw weakPassword('password', problem);
  const { needed } = await isSetupNeeded(visit);
  if (!needed) throw alreadySetUp();
  const founder = { name, login, password, position: '', roles: ['administrator', 'director'] };
  const founded = await foundGroup(visit.database, {
    onlyFirst: true,
    groupName,
    founder,
    now: visit.now,
  });
  if (founded === 'not_first') throw alreadySetUp();
  const made = founded === 'login_taken' ? undefined : await findLogin(visit.database.web, login);
  if (!made) throw loginTaken(login);
  return startSession(visit, made);
}
