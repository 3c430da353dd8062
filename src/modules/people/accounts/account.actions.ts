import { randomBytes } from 'node:crypto';
import { pageFrom } from '../../../kernel/page.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { hashPassword } from '../../../platform/login.ts';
import { todayOf } from '../group.queries.ts';
import { noSuchPerson } from '../place.refusals.ts';
import { standingActor } from '../role.queries.ts';
import { loginTaken } from '../sign-in.refusals.ts';
import {
  accessOf,
  endSessions,
  findHolder,
  holdersBy,
  insertAccount,
  shutDoors,
  updateLogin,
  type Access,
  type Holder,
} from './account.queries.ts';
import {
  accountBeyondYou,
  hasAccountAlready,
  hasLeft,
  noAccount,
  ownAccount,
} from './account.refusals.ts';
import { accountState, firstPassword, mayHandleAccount } from './account.rules.ts';
import type { getAccounts, postAccount, postDisablement } from './account.schema.ts';
import { mustKeepAdministrator, takeAdministratorTurn } from './administrator.queries.ts';
import { revokeInvitations } from './invitation.queries.ts';

export async function listAccounts(ctx: Ctx, asked: InputOf<typeof getAccounts>) {
  const today = await todayOf(ctx);
  const people = await holdersBy(ctx, { ...asked, today });
  const page = pageFrom(people, asked.limit, ({ name, personId }) => `${name}\n${personId}`);
  const access = await accessOf(
    ctx,
    page.rows.map(({ personId }) => personId),
  );
  const rows = page.rows.map((person) =>
    shown(person, access.get(person.personId)!, { ...ctx, today }),
  );
  return { ...page, rows };
}

export async function readAccount(ctx: Ctx, { id }: { id: string }) {
  const person = await findHolder(ctx, id, 'read');
  if (!person) throw noSuchPerson(id);
  const access = await accessOf(ctx, [id]);
  return shown(person, access.get(id)!, { ...ctx, today: await todayOf(ctx) });
}

function shown(
  { storeId: _, teamId: __, leftOn, ...person }: Holder,
  { login, disabledAt, lockedUntil, mustChangePassword, ...access }: Access,
  moment: { now: string; today: string },
) {
  const { since, sessions, invitedUntil } = access;
  const known = login === null ? undefined : { disabledAt, lockedUntil };
  return {
    ...person,
    login,
    since,
    sessions,
    invitedUntil,
    mustChangePassword: mustChangePassword ?? false,
    lockedUntil: lockedUntil !== null && lockedUntil > moment.now ? lockedUntil : null,
    state: accountState({ leftOn, login: known, invitedUntil }, moment),
  };
}

/** Somebody whose account the asker may handle, who has not left. */
export async function handledPerson(ctx: Ctx, id: string): Promise<Holder & { access: Access }> {
  const person = await findHolder(ctx, id, 'edit');
  if (!person) throw noSuchPerson(id);
  if (person.leftOn !== null && person.leftOn <= (await todayOf(ctx))) throw hasLeft(person.leftOn);
  const theirs = await standingActor(ctx, id);
  const isOwn = id === ctx.actor.personId;
  if (theirs && !isOwn && !mayHandleAccount(ctx.actor.rights, theirs.rights))
    throw accountBeyondYou(id);
  return { ...person, access: (await accessOf(ctx, [id])).get(id)! };
}

async function handledAccount(ctx: Ctx, id: string) {
  const person = await handledPerson(ctx, id);
  const { login } = person.access;
  if (login === null) throw noAccount(id);
  return { ...person, login };
}

const note = (ctx: Ctx, action: string, recordId: string, after?: unknown) =>
  audit(ctx, { action, resource: 'login', recordId, after });

/** Makes an account (开通账号) whose first password is shown once and must be changed. */
export async function makeAccount(ctx: Ctx, { id, login }: InputOf<typeof postAccount>) {
  const { access } = await handledPerson(ctx, id);
  if (access.login !== null) throw hasAccountAlready(access.login);
  const password = firstPassword(randomBytes(16));
  const passwordHash = await hashPassword(password);
  if (!(await insertAccount(ctx, { id: uuidV7(), login, personId: id, passwordHash })))
    throw loginTaken(login);
  await revokeInvitations(ctx, id);
  await note(ctx, 'account.made', id, { login });
  return { login, password };
}

/** Replaces a forgotten password (重置密码) by a first one; browsers are signed out, locks are lifted. */
export async function resetPassword(ctx: Ctx, { id }: { id: string }) {
  if (id === ctx.actor.personId) throw ownAccount();
  const { login } = await handledAccount(ctx, id);
  const password = firstPassword(randomBytes(16));
  await updateLogin(ctx, id, {
    passwordHash: await hashPassword(password),
    mustChangePassword: true,
    lockedUntil: null,
    failedAttempts: 0,
  });
  await endSessions(ctx, id, { tokens: false });
  await note(ctx, 'account.password_reset', id, { login });
  return { login, password };
}

/** Disables an account (停用账号) at once, its tokens too; the last administrator's stays. */
export async function disableAccount(ctx: Ctx, { id, reason }: InputOf<typeof postDisablement>) {
  await takeAdministratorTurn(ctx);
  const { login, access } = await handledAccount(ctx, id);
  if (access.disabledAt) return {};
  await shutDoors(ctx, id);
  await mustKeepAdministrator(ctx);
  await note(ctx, 'account.disabled', id, { login, reason });
  return {};
}

/** Enables a disabled account (启用账号); its sessions stay ended. */
export async function enableAccount(ctx: Ctx, { id }: { id: string }) {
  const { login, access } = await handledAccount(ctx, id);
  if (!access.disabledAt) return {};
  await updateLogin(ctx, id, { disabledAt: null });
  await note(ctx, 'account.enabled', id, { login });
  return {};
}

/** Unlocks an account (解锁) that too many wrong passwords locked. */
export async function unlockAccount(ctx: Ctx, { id }: { id: string }) {
  const { login, access } = await handledAccount(ctx, id);
  if (!access.lockedUntil) return {};
  await updateLogin(ctx, id, { lockedUntil: null, failedAttempts: 0 });
  await note(ctx, 'account.unlocked', id, { login });
  return {};
}
