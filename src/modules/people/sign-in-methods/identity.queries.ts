import { sql } from 'kysely';
import type { Db } from '../../../platform/db.ts';
import type { ProviderKind } from './provider.rules.ts';

type Account = { providerId: string; subject: string };

/** The login that an outside account is bound to. */
export const loginOf = (db: Db, { providerId, subject }: Account) =>
  db
    .selectFrom('platform.signInIdentity')
    .select('loginId')
    .where('providerId', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst();

/**
 * Binds an outside account to a login. Two keys decide races: an account belongs to one login, a
 * login has one account at each provider; false where either stands against it.
 */
export async function insertIdentity(
  db: Db,
  { now, ...identity }: Account & { loginId: string; tenantId: string; name: string; now: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.signInIdentity')
    .values({ ...identity, boundAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Unbinds what a login has at a provider; false where there is nothing. */
export async function deleteIdentity(
  db: Db,
  { providerId, loginId }: { providerId: string; loginId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.signInIdentity')
    .where('providerId', '=', providerId)
    .where('loginId', '=', loginId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The group's providers as one login sees them: bound or to be bound. */
export const bindingsOf = (db: Db, { tenantId, loginId }: { tenantId: string; loginId: string }) =>
  db
    .selectFrom('platform.signInProvider as provider')
    .leftJoin('platform.signInIdentity as identity', (join) =>
      join.onRef('identity.providerId', '=', 'provider.id').on('identity.loginId', '=', loginId),
    )
    .select(['slug', 'kind', 'label', 'identity.name as account', 'boundAt'])
    .$narrowType<{ kind: ProviderKind }>()
    .where('provider.tenantId', '=', tenantId)
    .where('disabledAt', 'is', null)
    .orderBy('label')
    .execute();

/**
 * The logins of people who are here and have this e-mail address or mobile number, at most two: one
 * is found, two are too many. Numbers are compared by their eleven digits.
 */
export async function loginsBy(
  db: Db,
  {
    tenantId,
    email,
    phone,
    today,
  }: { tenantId: string; email: string | null; phone: string | null; today: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from people.person p
    join platform.login l on l.tenant_id = p.tenant_id and l.person_id = p.id
    where p.tenant_id = ${tenantId} and (p.left_on is null or p.left_on > ${today})
      and ((${email}::text <> '' and lower(p.email) = lower(${email}))
        or (${phone}::text <> '' and right(regexp_replace(p.phone, '\\D', '', 'g'), 11) = ${phone}))
    limit 2`.execute(db);
  return rows.map(({ id }) => id);
}
