import { randomBytes } from 'node:crypto';
import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { inTenant, type Db } from '../../../platform/db.ts';
import { notSignedIn } from '../../../platform/identify.ts';
import { findLogin, findLoginById } from '../../../platform/login.ts';
import type { Exchange, Visit } from '../../../platform/serve.ts';
import { hashOf, holderOf } from '../../../platform/session.ts';
import { plusMinutes } from '../sign-in.rules.ts';
import { admit } from './admission.actions.ts';
import { findAttempt, insertAttempt, spendAttempt } from './attempt.queries.ts';
import type { Outsider, Trip } from './dialect/dialect.ts';
import { dialects } from './dialect/dialects.ts';
import { bind, type Bound } from './identity.actions.ts';
import { todayIn } from '../group.queries.ts';
import { loginOf, loginsBy } from './identity.queries.ts';
import { opened } from './provider.actions.ts';
import { findProvider, listedProviders, type ProviderRow } from './provider.queries.ts';
import {
  loginDisabled,
  noSuchProvider,
  notBound,
  notYourTrip,
  severalPeople,
  tripUnknown,
  tripUsed,
} from './provider.refusals.ts';
import { barePhone, tripMinutes } from './provider.rules.ts';
import type { getDoors, postArrival, postBinding, postTrip } from './provider.schema.ts';

/** What the sign-in page offers besides a password. */
export const listDoors = async ({ database }: Visit, { slug }: InputOf<typeof getDoors>) => ({
  rows: await listedProviders(database.web, slug ?? null),
});

/** Begins to sign in by an outside provider. */
export const startTrip = (visit: Visit, { slug, inApp }: InputOf<typeof postTrip>) =>
  depart(visit, { slug, inApp, loginId: null, tenantId: null });

/** Begins to bind (绑定) an outside account to the login of who asks. */
export async function startBinding(
  { visit, actor }: Exchange,
  { slug }: InputOf<typeof postBinding>,
) {
  const login = await findLogin(visit.database.web, actor.login);
  if (!login) throw notSignedIn();
  return depart(visit, { slug, inApp: false, loginId: login.id, tenantId: actor.tenantId });
}

type Departing = { slug: string; inApp: boolean; loginId: string | null; tenantId: string | null };

async function depart(visit: Visit, { slug, inApp, loginId, tenantId }: Departing) {
  const { database, now } = visit;
  const provider = await knownProvider(visit, slug);
  if (tenantId && provider.tenantId !== tenantId) throw noSuchProvider(slug);
  const [state, nonce, verifier, ticket] = [secret(), secret(), secret(), secret()];
  const trip = { state, nonce, verifier, redirectUri: returnAddress(visit, slug), inApp };
  const url = await dialects[provider.kind].startUrl(opened(provider), trip);
  await insertAttempt(database.web, {
    kind: 'trip',
    tokenHash: hashOf(state),
    ticketHash: hashOf(ticket),
    tenantId: provider.tenantId,
    providerId: provider.id,
    loginId,
    nonce,
    verifier,
    now,
    expiresAt: plusMinutes(now, tripMinutes),
  });
  return { url, state, ticket };
}

const secret = () => randomBytes(32).toString('base64url');

/** The address that is entered at the provider; the page there takes the answer to `arrive`. */
const returnAddress = ({ origin }: Visit, slug: string) => `${origin}/sign-in/${slug}`;

/**
 * The browser is back from the provider. Only the browser that left, which kept the ticket, arrives, and
 * once: a state that somebody else planted, or that was used before, lets nobody in.
 */
export async function arrive(visit: Visit, input: InputOf<typeof postArrival>) {
  const { slug, state, ticket, reply } = input;
  const { database, now } = visit;
  const tokenHash = hashOf(state);
  const attempt = await findAttempt(database.web, { kind: 'trip', tokenHash, now });
  if (!attempt?.ticketHash?.equals(hashOf(ticket))) throw tripUnknown();
  const provider = await knownProvider(visit, slug);
  if (attempt.providerId !== provider.id) throw tripUnknown();
  if (!(await spendAttempt(database.web, { tokenHash, now }))) throw tripUsed();

  const { nonce, verifier } = attempt;
  const trip: Trip = {
    state,
    nonce,
    verifier,
    redirectUri: returnAddress(visit, slug),
    inApp: false,
  };
  const outsider = await dialects[provider.kind].identify(opened(provider), trip, reply);
  if (attempt.loginId) return bindTo(visit, { loginId: attempt.loginId, provider, outsider });
  const login = await findLoginById(database.web, await loginFor(visit, provider, outsider));
  if (!login || login.disabledAt) throw loginDisabled();
  const { id: providerId, asksSecondFactor } = provider;
  return { admission: await admit(visit, login, { providerId, asksSecondFactor }), bound: false };
}

async function knownProvider({ database }: Visit, slug: string): Promise<ProviderRow> {
  const provider = await findProvider(database.web, slug);
  if (!provider) throw noSuchProvider(slug);
  return provider;
}

/** Whose login an outsider opens: the bound one, or of the one person with what the provider verified. */
function loginFor(visit: Visit, provider: ProviderRow, outsider: Outsider): Promise<string> {
  const { tenantId, id: providerId } = provider;
  return inTenant(visit.database.web, tenantId, async (db, client) => {
    const bound = await loginOf(db, { providerId, subject: outsider.subject });
    if (bound) return bound.loginId;
    const loginId = await loginBySight(db, { visit, provider, outsider });
    const login = await findLoginById(client, loginId);
    await bind(
      { db, actor: itself(visit, login!), now: visit.now },
      { loginId, provider, outsider },
    );
    return loginId;
  });
}

type Seen = { visit: Visit; provider: ProviderRow; outsider: Outsider };

async function loginBySight(db: Db, { visit, provider, outsider }: Seen): Promise<string> {
  const { tenantId, findsBy, label } = provider;
  const found = await loginsBy(db, {
    tenantId,
    email: (findsBy.includes('email') && outsider.email) || '',
    phone: (findsBy.includes('phone') && barePhone(outsider.phone ?? '')) || '',
    today: await todayIn(db, tenantId, visit.now),
  });
  if (found.length > 1) throw severalPeople(label);
  if (!found[0]) throw notBound(label, outsider.name);
  return found[0];
}

/** Binds for who set out to: the same person must still be signed in. */
async function bindTo(visit: Visit, { loginId, provider, outsider }: Bound) {
  const { database, now, token } = visit;
  const holder = token ? await holderOf(database.web, hashOf(token), now) : undefined;
  if (holder?.loginId !== loginId) throw notYourTrip();
  const { tenantId } = provider;
  await inTenant(database.web, tenantId, (db) =>
    bind({ db, actor: itself(visit, holder), now }, { loginId, provider, outsider }),
  );
  return { admission: null, bound: true };
}

/** The person behind a login as the audit log names them, before there is a session. */
const itself = (
  { address, requestId }: Visit,
  { login, personId, tenantId }: { login: string; personId: string; tenantId: string },
): Actor => ({ ...systemActor(tenantId, login), personId, origin: { address, requestId } });
