import type pg from 'pg';

/** What the request role could do that it must not: each is a hole in row-level security. */
export async function excessOfWebRole(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ excess: string }>(`
    select 'superuser' as excess from pg_roles where rolname = current_user and rolsuper
    union all select 'bypassrls' from pg_roles where rolname = current_user and rolbypassrls
    union all select 'owns ' || relname from pg_class c join pg_roles r on r.oid = relowner where rolname = current_user
    union all select 'may create in ' || nspname from pg_namespace
      where nspname !~ '^pg_' and has_schema_privilege(oid, 'create')`);
  return rows.map(({ excess }) => excess);
}

/** The server's version and the database's size in bytes. */
export async function databaseSize(client: pg.ClientBase) {
  const { rows } = await client.query<{ version: string; bytes: string }>(
    `select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes`,
  );
  return { version: rows[0]!.version, bytes: Number(rows[0]!.bytes) };
}

/** Jobs that failed for good in the last day, and those waiting for more than ten minutes. */
export async function troubledJobs(
  client: pg.ClientBase,
): Promise<{ failed: number; late: number } | null> {
  const { rows } = await client.query<{ name: string | null }>(
    `select to_regclass('pgboss.job') as name`,
  );
  if (!rows[0]?.name) return null;
  const counted = await client.query<{ failed: number; late: number }>(`
    select count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed,
      count(*) filter (where state in ('created', 'retry') and start_after < now() - interval '10 minutes')::int as late
    from pgboss.job`);
  return counted.rows[0] ?? null;
}

/** Outbox rows that nobody has delivered for more than ten minutes. */
export async function lateOutbox(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ late: number }>(
    `select count(*)::int as late from platform.outbox where delivered_at is null and created_at < now() - interval '10 minutes'`,
  );
  return rows[0]?.late ?? 0;
}

/** Figures of the server that grow quietly until it stops. */
export async function serverFigures(client: pg.ClientBase) {
  const { rows } = await client.query<{
    number: number;
    connections: number;
    connectionsMost: number;
    transactionAge: number;
  }>(`select current_setting('server_version_num')::int as number,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as "connectionsMost",
      (select max(age(datfrozenxid))::int from pg_database) as "transactionAge"`);
  return rows[0]!;
}

/** Tables with a tenant's policy whose row-level security somebody switched off. */
export async function openTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct p.polrelid::regclass::text as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where not c.relrowsecurity order by 1`);
  return rows.map(({ name }) => name);
}

/** Indexes that an interrupted command left unusable. */
export async function brokenIndexes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index where not indisvalid order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** How far the database's clock is ahead of this program's, in milliseconds. */
export async function clockAhead(client: pg.ClientBase, now: () => number): Promise<number> {
  const before = now();
  const { rows } = await client.query<{ at: string }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::text as at`,
  );
  return Number(rows[0]!.at) - (before + now()) / 2;
}

/** What is known of backups: where the last good one is, and whether the newest failed. */
export async function backupsSeen(client: pg.ClientBase) {
  const { rows } = await client.query<{
    foundedAt: string | null;
    at: string | null;
    file: string | null;
    failure: string | null;
  }>(`select (select founded_at from platform.installation) as "foundedAt", good.asked_at as at, good.file,
      (select failure from platform.backup where state in ('done', 'failed') order by asked_at desc limit 1) as failure
    from (select 1) one left join lateral
      (select asked_at, file from platform.backup where state = 'done' order by asked_at desc limit 1) good on true`);
  return rows[0]!;
}
