import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { WEB_ROLE, withClient } from './database-roles.ts';
import { halt } from './halt.ts';

export type Migration = { name: string; sql: string; checksum: string };

const FOLDER = path.join(import.meta.dirname, '../../db/migrations');
/** Whoever changes the schema holds this advisory lock: any number, as long as all use the same. */
export const LOCK = 7_231_964;

/** The migrations of this program, in order. Line ends do not change a checksum. */
export function readMigrations(folder = FOLDER): Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the database to this program's state (数据库迁移): each missing file in a transaction of its
 * own, then the rights of the request role. Two starts at once take turns. Answers the names applied.
 * Throws `Halt` where an applied file has changed, or the database is newer than the program.
 */
export async function migrate(owner: pg.ClientConfig, migrations = readMigrations()) {
  return withClient(owner, async (client) => {
    await client.query('set lock_timeout = 0; set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCK]); // ends with the session
    await makeLedger(client);
    const missing = missingFrom(await applied(client), migrations);
    for (const migration of missing) await apply(client, migration);
    await grantToWeb(client);
    return missing.map(({ name }) => name);
  });
}

/** Names of migrations that the database still lacks; changes nothing. */
export async function pendingMigrations(owner: pg.ClientConfig, migrations = readMigrations()) {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ ledger: string | null }>(
      `select to_regclass('platform.migration') as ledger`,
    );
    const done = rows[0]?.ledger ? await applied(client) : new Map<string, string>();
    return missingFrom(done, migrations).map(({ name }) => name);
  });
}

/**
 * Rights of the request role (请求角色权限) after each migration. What a migration granted or withheld
 * stays; a table that it left out gets all four verbs, unless its comment says `owner only`. A
 * partition is reached only through its parent, whose policies would not hold on it.
 */
export async function grantToWeb(client: pg.ClientBase): Promise<void> {
  const ours = `nspname !~ '^(pg_|information_schema|public|citus)' and has_schema_privilege(n.oid, 'create')`;
  await client.query(`do $grant$
    declare held record;
    begin
      for held in select nspname as name from pg_namespace n where ${ours} loop
        execute format('grant usage on schema %I to ${WEB_ROLE}', held.name);
        execute format('grant usage on all sequences in schema %I to ${WEB_ROLE}', held.name);
      end loop;
      for held in
        select format('%I.%I', nspname, relname) as name, relispartition as is_partition,
          obj_description(c.oid) ~ 'owner only' as is_owners, nspname = 'platform' and relname = 'migration' as is_ledger,
          has_table_privilege('${WEB_ROLE}', c.oid, 'select, insert, update, delete') as is_settled
        from pg_class c join pg_namespace n on n.oid = relnamespace
        where ${ours} and relkind in ('r', 'p', 'v', 'm')
      loop
        if held.is_partition or held.is_owners or held.is_ledger then
          execute format('revoke all on %s from ${WEB_ROLE}', held.name);
        elsif not held.is_settled then
          execute format('grant select, insert, update, delete on %s to ${WEB_ROLE}', held.name);
        end if;
      end loop;
    end $grant$`);
}

/** Where applied migrations are written down (迁移台账). */
export async function makeLedger(client: pg.ClientBase): Promise<void> {
  await client.query(`create schema if not exists platform`);
  await client.query(`create table if not exists platform.migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function missingFrom(done: Map<string, string>, migrations: readonly Migration[]): Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done.keys()].find((name) => !known.has(name));
  if (unknown) {
    throw halt(
      `The database is newer than this program (it has ${unknown}): start the newer program`,
      `数据库版本比程序新(含 ${unknown}):请启动较新的程序`,
    );
  }
  const changed = migrations.find(
    ({ name, checksum }) => (done.get(name) ?? checksum) !== checksum,
  );
  if (changed) {
    throw halt(
      `Migration ${changed.name} was changed after it ran: restore the file and add a new one instead`,
      `迁移文件 ${changed.name} 在执行后被改动:请恢复原文件,另加新文件`,
    );
  }
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [
      name,
      checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw halt(
      `Migration ${name} failed and changed nothing: ${(error as Error).message}`,
      `迁移 ${name} 失败,未作任何更改`,
    );
  }
}
