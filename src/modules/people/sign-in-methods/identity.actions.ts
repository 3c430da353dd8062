import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { notSignedIn } from '../../../platform/identify.ts';
import { findLogin } from '../../../platform/login.ts';
import type { Exchange } from '../../../platform/serve.ts';
import type { Outsider } from './dialect/dialect.ts';
import { bindingsOf, deleteIdentity, insertIdentity, loginOf } from './identity.queries.ts';
import { findProvider, type ProviderRow } from './provider.queries.ts';
import { boundToAnother, noSuchProvider, notBoundHere, otherAccount } from './provider.refusals.ts';
import type { deleteBinding } from './provider.schema.ts';
import { factorOf, secondFactorRoles } from './second-factor.queries.ts';

export type Bound = { loginId: string; provider: ProviderRow; outsider: Outsider };

/** Binds (绑定) an outside account to a login; what already stands is left as it is. */
export async function bind(ctx: Ctx, { loginId, provider, outsider }: Bound): Promise<void> {
  const { id: providerId, tenantId, slug } = provider;
  const { subject, name } = outsider;
  const made = { providerId, subject, loginId, tenantId, name, now: ctx.now };
  if (!(await insertIdentity(ctx.db, made))) {
    const holder = await loginOf(ctx.db, { providerId, subject });
    if (holder?.loginId === loginId) return;
    throw holder ? boundToAnother() : otherAccount();
  }
  await audit(ctx, {
    action: 'identity.bound',
    resource: 'login',
    recordId: ctx.actor.personId,
    after: { provider: slug, account: name },
  });
}

/** Takes a binding away (解绑). */
export async function unbind({ visit, actor }: Exchange, { slug }: InputOf<typeof deleteBinding>) {
  const { database, now } = visit;
  const login = await findLogin(database.web, actor.login);
  const provider = await findProvider(database.web, slug);
  if (!login || provider?.tenantId !== actor.tenantId) throw noSuchProvider(slug);
  await inTenant(database.web, actor.tenantId, async (db) => {
    const removed = await deleteIdentity(db, { providerId: provider.id, loginId: login.id });
    if (!removed) throw notBoundHere();
    await audit(
      { db, actor, now },
      {
        action: 'identity.unbound',
        resource: 'login',
        recordId: actor.personId,
        before: { provider: slug },
      },
    );
  });
  return {};
}

/** My ways to sign in, for the screen that sets them. */
export async function describeMySignIn({ visit, actor }: Exchange) {
  const login = await findLogin(visit.database.web, actor.login);
  if (!login) throw notSignedIn();
  const { tenantId } = actor;
  return inTenant(visit.database.web, tenantId, async (db) => {
    const factor = await factorOf(db, login.id);
    const demanded = await secondFactorRoles(db, tenantId);
    return {
      secondFactor: {
        isOn: !!factor?.confirmedAt,
        since: factor?.confirmedAt ?? null,
        recoveryCodesLeft: factor?.confirmedAt ? Number(factor.codesLeft ?? 0) : 0,
        isDemanded: demanded.some((role) => actor.roles.includes(role)),
      },
      providers: await bindingsOf(db, { tenantId, loginId: login.id }),
    };
  });
}
