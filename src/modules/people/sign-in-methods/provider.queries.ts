import type pg from 'pg';
import type { Db } from '../../../platform/db.ts';
import type { FindableBy, ProviderKind, ProviderSettings } from './provider.rules.ts';

export type ProviderRow = {
  id: string;
  tenantId: string;
  slug: string;
  kind: ProviderKind;
  label: string;
  settings: ProviderSettings;
  secretSealed: string;
  findsBy: FindableBy[];
  isListed: boolean;
  asksSecondFactor: boolean;
  createdAt: string;
  disabledAt: string | null;
};

const columns = `id, tenant_id as "tenantId", slug, kind, label, settings, secret_sealed as "secretSealed",
  finds_by as "findsBy", is_listed as "isListed", asks_second_factor as "asksSecondFactor",
  created_at as "createdAt", disabled_at as "disabledAt"`;

/** A provider by its address, whoever's it is: it finds the tenant. */
export async function findProvider(web: pg.Pool, slug: string): Promise<ProviderRow | undefined> {
  const { rows } = await web.query<ProviderRow>(
    `select ${columns} from platform.sign_in_provider where slug = $1 and disabled_at is null`,
    [slug],
  );
  return rows[0];
}

/** The providers that the sign-in page offers, of all groups of the installation, and the one named. */
export async function listedProviders(web: pg.Pool, slug: string | null) {
  const { rows } = await web.query<Pick<ProviderRow, 'slug' | 'kind' | 'label'>>(
    `select slug, kind, label from platform.sign_in_provider
     where disabled_at is null and (is_listed or slug = $1) order by label limit 12`,
    [slug],
  );
  return rows;
}

/** A group's providers with how many logins are bound to each. */
export const providersOf = (db: Db, tenantId: string) =>
  db
    .selectFrom('platform.signInProvider as provider')
    .selectAll()
    .select((provider) =>
      provider
        .selectFrom('platform.signInIdentity as identity')
        .select(({ fn }) => fn.countAll<number>().as('bound'))
        .whereRef('identity.providerId', '=', 'provider.id')
        .as('bound'),
    )
    .where('tenantId', '=', tenantId)
    .orderBy('label')
    .execute();

export const providerOf = (db: Db, { tenantId, id }: { tenantId: string; id: string }) =>
  db
    .selectFrom('platform.signInProvider')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Adds a provider; false where its address is taken, by whatever group. */
export async function insertProvider(db: Db, row: ProviderRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.signInProvider')
    .values({ ...row, settings: JSON.stringify(row.settings) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateProvider(
  db: Db,
  { id, tenantId, settings, ...changes }: Omit<ProviderRow, 'slug' | 'kind' | 'createdAt'>,
): Promise<void> {
  await db
    .updateTable('platform.signInProvider')
    .set({ ...changes, settings: JSON.stringify(settings) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Removes a provider with its bindings and sessions; false where there is none. */
export async function dropProvider(
  db: Db,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.signInProvider')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends every session that a provider opened. */
export async function endSessionsBy(db: Db, providerId: string, now: string): Promise<void> {
  await db
    .updateTable('platform.session')
    .set({ revokedAt: now })
    .where('providerId', '=', providerId)
    .where('revokedAt', 'is', null)
    .execute();
}
