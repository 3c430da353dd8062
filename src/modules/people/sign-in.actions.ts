import type { InputOf, OutputOf } from '../../kernel/endpoint.ts';
import { inTenant } from '../../platform/db.ts';
import { notSignedIn, owedBy } from '../../platform/identify.ts';
import {
  countLogins,
  findLogin,
  hashPassword,
  passwordMatches,
  replacePassword,
} from '../../platform/login.ts';
import type { Exchange, Visit } from '../../platform/serve.ts';
import { hashOf, holderOf, revokeByToken } from '../../platform/session.ts';
import { foundGroup } from './group.actions.ts';
import { groupNameOf } from './group.queries.ts';
import {
  admit,
  record,
  recordFailure,
  refuseLocked,
  startSession,
} from './sign-in-methods/admission.actions.ts';
import { passwordProblem } from './sign-in.rules.ts';
import {
  alreadySetUp,
  loginTaken,
  weakPassword,
  wrongLoginOrPassword,
  wrongPassword,
} from './sign-in.refusals.ts';
import type { getMe, postSession, postSetup, putPassword } from './sign-in.schema.ts';

/** Signs in (登录): a wrong name and a wrong password are one refusal; too many failures lock the login. */
export async function signIn(visit: Visit, { login, password }: InputOf<typeof postSession>) {
  const found = await findLogin(visit.database.web, login);
  if (found) refuseLocked(visit, found);
  const matches = await passwordMatches(found?.passwordHash, password);
  if (!found || !matches || found.disabledAt) {
    if (found) await recordFailure(visit, found);
    throw wrongLoginOrPassword();
  }
  return admit(visit, found);
}

/** Signs out (退出): this session ends at once, on the server too. */
export async function signOut(visit: Visit) {
  if (visit.token) await revokeByToken(visit.database.web, visit.token, visit.now);
  visit.setSession(null);
  return {};
}

/** Who is signed in, as the shell asks once per page, and what stands before everything else. */
export async function describeMe({ visit, actor }: Exchange): Promise<OutputOf<typeof getMe>> {
  const { database, now, token } = visit;
  const { origin: _, until: __, roles, groupStoreIds, standsInFor, ...me } = actor;
  const holder = token ? await holderOf(database.web, hashOf(token), now) : undefined;
  if (!holder) throw notSignedIn();
  const groupName = await inTenant(database.web, me.tenantId, (db) => groupNameOf(db, me.tenantId));
  return {
    ...me,
    roles: [...roles],
    groupStoreIds: [...groupStoreIds],
    standsInFor: standsInFor.map(({ personId }) => personId),
    groupName,
    mustChangePassword: holder.mustChangePassword,
    owes: owedBy(holder, actor),
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
  const problem = next === current ? 'unchanged' : passwordProblem(next, actor.login);
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
