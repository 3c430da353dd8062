import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { renewStanding } from '../../../platform/login.ts';
import type { Exchange } from '../../../platform/serve.ts';
import { liveSessions, revokeSession, revokeSessionsOf } from '../../../platform/session.ts';
import { handledPerson } from '../accounts/account.actions.ts';
import { noSuchSession } from '../api-token.refusals.ts';
import { visiblePeople } from '../place.queries.ts';
import { noSuchPerson } from '../place.refusals.ts';
import { factorOfPerson, knownRoles, replacePolicy, withoutFactor } from './policy.queries.ts';
import type { deletePersonSession, putSignInPolicy } from './policy.schema.ts';
import { noSuchRole } from './provider.refusals.ts';
import { deleteFactor, secondFactorRoles } from './second-factor.queries.ts';
import { factorIsOff } from './second-factor.refusals.ts';

type Whose = { id: string };

/** Whose second factor is demanded (两步验证要求), and how many of them have none yet. */
export async function readPolicy(ctx: Ctx) {
  const roleKeys = await secondFactorRoles(ctx.db, ctx.actor.tenantId);
  return { roleKeys, missing: await withoutFactor(ctx, roleKeys) };
}

/** Demands a second factor of some roles; whoever has none meets its set-up with the next request. */
export async function changePolicy(ctx: Ctx, { roleKeys }: InputOf<typeof putSignInPolicy>) {
  const { tenantId } = ctx.actor;
  const known = await knownRoles(ctx.db, tenantId, roleKeys);
  const unknown = roleKeys.find((key) => !known.includes(key));
  if (unknown !== undefined) throw noSuchRole(unknown);
  const before = await secondFactorRoles(ctx.db, tenantId);
  await replacePolicy(ctx, known);
  await audit(ctx, {
    action: 'sign_in_policy.changed',
    resource: 'login',
    recordId: null,
    before: { roleKeys: before },
    after: { roleKeys: known },
  });
  return {};
}

/** Where a person is signed in, for whoever may see their login. */
export function listPersonSessions({ visit, actor }: Exchange, { id }: Whose) {
  const { database, now, token } = visit;
  const { tenantId } = actor;
  return inTenant(database.web, tenantId, async (db, client) => {
    const seen = await visiblePeople({ db, actor, now }, 'read', 'login')
      .select('person.id')
      .where('person.id', '=', id)
      .executeTakeFirst();
    if (!seen) throw noSuchPerson(id);
    const rows = await liveSessions(client, { tenantId, personId: id, now, token });
    const factor = await factorOfPerson(db, { tenantId, personId: id });
    return { rows, hasSecondFactor: !!factor?.confirmedAt };
  });
}

/** Ends one session or token of a person; it stops working with its next request. */
export async function endPersonSession(
  { visit, actor }: Exchange,
  { id, sessionId }: InputOf<typeof deletePersonSession>,
) {
  const { database, now } = visit;
  await inTenant(database.web, actor.tenantId, async (db, client) => {
    const ctx = { db, actor, now };
    await handledPerson(ctx, id);
    const whose = { tenantId: actor.tenantId, personId: id, id: sessionId, now };
    if (!(await revokeSession(client, whose))) throw noSuchSession(sessionId);
    await note(ctx, 'session.revoked', id, { sessionId });
  });
  return {};
}

/** Signs a person out everywhere (全部退出), programs' tokens too; the asker's own session stays. */
export function endPersonSessions({ visit, actor }: Exchange, { id }: Whose) {
  const { database, now, token } = visit;
  return inTenant(database.web, actor.tenantId, async (db, client) => {
    const ctx = { db, actor, now };
    await handledPerson(ctx, id);
    const whose = { tenantId: actor.tenantId, personId: id, now, token };
    const ended = await revokeSessionsOf(client, { ...whose, tokensToo: true });
    await note(ctx, 'sessions.revoked', id, { ended });
    return { ended };
  });
}

/** Takes a second factor away (重置两步验证) from who lost phone and recovery codes. */
export async function resetSecondFactor(ctx: Ctx, { id }: Whose) {
  await handledPerson(ctx, id);
  const whose = { tenantId: ctx.actor.tenantId, personId: id };
  const factor = await factorOfPerson(ctx.db, whose);
  const isGone = factor && (await deleteFactor(ctx.db, { ...whose, loginId: factor.loginId }));
  if (!isGone) throw factorIsOff();
  await renewStanding(ctx.db, whose);
  await note(ctx, 'second_factor.reset', id);
  return {};
}

const note = (ctx: Ctx, action: string, recordId: string, after?: object) =>
  audit(ctx, { action, resource: 'login', recordId, after });
