import { createHmac } from 'node:crypto';
import pg from 'pg';
import { codeOf, halt } from './halt.ts';

/** The role that serves requests: under row-level security, owner of nothing (请求角色). */
export const WEB_ROLE = 'fairlead_web';
/** The role that migrates and owns the tables of an embedded database (属主角色). No superuser. */
export const OWNER_ROLE = 'fairlead';
export const DATABASE = 'fairlead';

export type Passwords = { superuser: string; owner: string; web: string };

const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes the two roles and the database of an embedded cluster; harmless where they exist. The owner
 * is a plain role on purpose: what works here then works on a hosted server too.
 */
export async function prepareEmbedded(
  superuser: pg.ClientConfig,
  passwords: Passwords,
): Promise<void> {
  await withClient(superuser, async (client) => {
    await ensureRole(client, OWNER_ROLE, passwords.owner, 'createdb createrole nobypassrls');
    await ensureRole(client, WEB_ROLE, passwords.web, 'nocreatedb nocreaterole nobypassrls');
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
  });
}

/**
 * Makes the request role on the server of `DATABASE_URL` and gives it its password at each start.
 * The password follows from the owner's, so that several programs on one database agree on it.
 */
export async function prepareHosted(owner: pg.ClientConfig, webPassword: string): Promise<void> {
  try {
    await withClient(owner, (client) =>
      ensureRole(client, WEB_ROLE, webPassword, 'nocreatedb nocreaterole nobypassrls'),
    );
  } catch (error) {
    if (codeOf(error) === INSUFFICIENT_PRIVILEGE) {
      throw halt(
        `The role of DATABASE_URL may not create ${WEB_ROLE}: give it CREATEROLE`,
        `DATABASE_URL 的角色无权创建 ${WEB_ROLE}:请授予 CREATEROLE`,
      );
    }
    throw halt(
      `DATABASE_URL cannot be reached (${codeOf(error) || 'no answer'}): check host, port, database and password`,
      'DATABASE_URL 无法连接:请检查主机、端口、数据库与密码',
    );
  }
}

/** The request role's password on a hosted server: derived from the owner's, never stored. */
export function derivedPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update(`role ${WEB_ROLE}`).digest('base64url');
}

/** Signs in, does the work, signs out, also after a failure. */
export async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
) {
  const client = new pg.Client(config);
  client.on('error', () => {}); // a server that goes away is reported by the query that misses it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureRole(client: pg.Client, role: string, password: string, rights: string) {
  const secret = client.escapeLiteral(password);
  try {
    await client.query(`create role ${role} login ${rights} password ${secret}`);
  } catch (error) {
    if (![DUPLICATE_OBJECT, UNIQUE_VIOLATION].includes(codeOf(error))) throw error;
    await client.query(`alter role ${role} login password ${secret}`);
  }
}
