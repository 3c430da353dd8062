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
