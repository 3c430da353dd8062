import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import type pg from 'pg';
import { uuidV7 } from '../kernel/uuid.ts';
import type { Db } from './db.ts';

/** A sign-in name (登录名), unique in the installation; it finds the tenant. */
export type Login = {
  id: string;
  login: string;
  tenantId: string;
  personId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  failedAttempts: number;
  lockedUntil: string | null;
  disabledAt: string | null;
};

/** argon2id with the library's current defaults (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Compares in constant time; an unknown login takes as long as a known one. */
export const passwordMatches = (stored: string | undefined, password: string): Promise<boolean> =>
  stored ? verify(stored, password) : verify(nobodysHash, password).then(() => false);

const nobodysHash = await hash(uuidV7());

const columns = `id, login, tenant_id as "tenantId", person_id as "personId", password_hash as "passwordHash",
  must_change_password as "mustChangePassword", failed_attempts as "failedAttempts",
  locked_until as "lockedUntil", disabled_at as "disabledAt"`;

export async function findLogin(
  web: pg.Pool | pg.ClientBase,
  login: string,
): Promise<Login | undefined> {
  const { rows } = await web.query<Login>(
    `select ${columns} from platform.login where login = $1`,
    [login],
  );
  return rows[0];
}

export async function findLoginById(
  web: pg.Pool | pg.ClientBase,
  id: string,
): Promise<Login | undefined> {
  const { rows } = await web.query<Login>(`select ${columns} from platform.login where id = $1`, [
    id,
  ]);
  return rows[0];
}

export type NewLogin = {
  login: string;
  tenantId: string;
  personId: string;
  passwordHash: string;
  mustChangePassword?: boolean;
  now: string;
};

/** Makes a login; false where the name is taken or the person has one already. */
export async function insertLogin(db: pg.Pool | pg.ClientBase, made: NewLogin): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into platform.login (id, login, tenant_id, person_id, password_hash, must_change_password, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      uuidV7(),
      made.login.toLowerCase(),
      made.tenantId,
      made.personId,
      made.passwordHash,
      made.mustChangePassword ?? false,
      made.now,
    ],
  );
  return rowCount === 1;
}

/** Counts a failure in one statement, so that parallel guesses all count; answers the new number. */
export async function countFailure(web: pg.Pool, loginId: string): Promise<number> {
  const { rows } = await web.query<{ failed: number }>(
    `update platform.login set failed_attempts = failed_attempts + 1 where id = $1 returning failed_attempts as failed`,
    [loginId],
  );
  return rows[0]!.failed;
}

export async function lockLogin(web: pg.Pool, loginId: string, until: string): Promise<void> {
  await web.query(
    'update platform.login set locked_until = $2, failed_attempts = 0 where id = $1',
    [loginId, until],
  );
}

export async function clearFailures(web: pg.Pool, loginId: string): Promise<void> {
  await web.query(
    `update platform.login set failed_attempts = 0, locked_until = null
     where id = $1 and (failed_attempts > 0 or locked_until is not null)`,
    [loginId],
  );
}

/** Sets a new password and ends every browser session but the one named. */
export async function replacePassword(
  web: pg.Pool,
  {
    loginId,
    passwordHash,
    keep,
    now,
  }: { loginId: string; passwordHash: string; keep: Buffer; now: string },
): Promise<void> {
  await web.query(
    `with changed as (
       update platform.login set password_hash = $2, must_change_password = false, version = version + 1
       where id = $1 returning id)
     update platform.session set revoked_at = $4
     where login_id in (select id from changed) and kind = 'browser' and token_hash <> $3 and revoked_at is null`,
    [loginId, passwordHash, keep, now],
  );
}

/** How many logins the installation has; none means the first start. */
export async function countLogins(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ logins: number }>(
    'select count(*)::int as logins from platform.login',
  );
  return rows[0]!.logins;
}

/** Marks the installation as founded; false where it was already. */
export async function markInstalled(db: pg.ClientBase, now: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'insert into platform.installation (founded_at) values ($1) on conflict do nothing',
    [now],
  );
  return rowCount === 1;
}

/** Has a person's remembered rights and place read anew with the next request. */
export async function renewStanding(
  db: Db,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<void> {
  await db
    .updateTable('platform.login')
    .set((login) => ({ version: login('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .execute();
}

/** The same for many people at once. */
export async function renewStandings(
  db: Db,
  { tenantId, personIds }: { tenantId: string; personIds: readonly string[] },
): Promise<void> {
  await db
    .updateTable('platform.login')
    .set((login) => ({ version: login('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
}
