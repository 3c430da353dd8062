import { randomBytes } from 'node:crypto';
import { systemActor } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { hashPassword, insertLogin } from '../../../platform/login.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import { hashOf } from '../../../platform/session.ts';
import { loginTaken, weakPassword } from '../sign-in.refusals.ts';
import { todayIn } from '../group.queries.ts';
import { passwordProblem, plusMinutes } from '../sign-in.rules.ts';
import { handledPerson } from './account.actions.ts';
import {
  hasAccountAlready,
  invitationOver,
  invitationUnknown,
  noInvitation,
} from './account.refusals.ts';
import { invitationDays } from './account.rules.ts';
import {
  findInvitation,
  insertInvitation,
  invitedPerson,
  revokeInvitations,
  takeInvitation,
  type Invitation,
} from './invitation.queries.ts';
import type { postAcceptance, postInvitation } from './invitation.schema.ts';

/**
 * Invites somebody (邀请) to choose a login and a password under a secret link. Inviting again revokes
 * the link before. Only the hash is kept; the link itself travels to the mail job where mail is asked.
 */
export async function invite(ctx: Ctx, { id: personId, email }: InputOf<typeof postInvitation>) {
  const { access } = await handledPerson(ctx, personId);
  if (access.login !== null) throw hasAccountAlready(access.login);
  await revokeInvitations(ctx, personId);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(ctx.now, invitationDays * 24 * 60);
  const made = { personId, tokenHash: hashOf(token), email, expiresAt };
  const id = await insertInvitation(ctx, made);
  if (!id) throw invitationOver();
  const after = { email, expiresAt };
  await audit(ctx, { action: 'person.invited', resource: 'login', recordId: personId, after });
  if (email !== '') {
    const payload = { invitationId: id, personId, email, link: `/invite/${token}`, expiresAt };
    await announce(ctx, 'person.invited', id, payload);
  }
  return { id, token, expiresAt };
}

/** Revokes the open invitation (撤回邀请); its link says so from now on. */
export async function revokeInvitation(ctx: Ctx, { id }: { id: string }) {
  await handledPerson(ctx, id);
  if ((await revokeInvitations(ctx, id)) === 0) throw noInvitation(id);
  await audit(ctx, { action: 'invitation.revoked', resource: 'login', recordId: id });
  return {};
}

/** Whose invitation a link is, as its page greets them. */
export async function readInvitation({ database, now }: Visit, { token }: { token: string }) {
  const invitation = await openInvitation({ database, now }, token);
  const person = await inTenant(database.web, invitation.tenantId, (db) =>
    invitedPerson(db, invitation),
  );
  if (!person) throw invitationUnknown();
  const { name, groupName } = person;
  return { name, groupName, expiresAt: invitation.expiresAt };
}

async function openInvitation(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  token: string,
): Promise<Invitation> {
  const found = await findInvitation(database.web, hashOf(token));
  if (!found) throw invitationUnknown();
  if (found.endedAt || found.expiresAt <= now) throw invitationOver();
  return found;
}

/** Accepts an invitation (接受邀请): of two at the same moment one makes the account. */
export async function acceptInvitation(
  visit: Visit,
  { token, login, password }: InputOf<typeof postAcceptance>,
) {
  const { database, now, address, requestId } = visit;
  const invitation = await openInvitation(visit, token);
  const problem = passwordProblem(password, login);
  if (problem) throw weakPassword('password', problem);
  const passwordHash = await hashPassword(password);
  const { tenantId, personId } = invitation;
  await inTenant(database.web, tenantId, async (db, client) => {
    if (!(await takeInvitation(db, invitation.id, now))) throw invitationOver();
    const person = await invitedPerson(db, invitation);
    const today = await todayIn(db, tenantId, now);
    if (!person || (person.leftOn !== null && person.leftOn <= today)) throw invitationOver();
    if (!(await insertLogin(client, { login, tenantId, personId, passwordHash, now })))
      throw loginTaken(login);
    const actor = { ...systemActor(tenantId, login), personId, origin: { address, requestId } };
    const change = { action: 'invitation.accepted', resource: 'login', recordId: personId };
    await audit({ db, actor, now }, { ...change, after: { login } });
  });
  return { login };
}
