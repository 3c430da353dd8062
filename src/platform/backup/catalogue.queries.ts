import type pg from 'pg';
import type { BackedUpTable, Header } from './manifest.schema.ts';

/** Schemas of the program: not the system's, and not the queue's, which the program makes anew. */
const ours = `n.nspname !~ '^(pg_|information_schema|pgboss|citus)'
  and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** A table whose comment says so tells of this machine alone and is left out of backups. */
export const STAYS_HERE = 'stays here';

/** Every table with rows of its own, in a fixed order; a partitioned table is its partitions. */
export async function tablesToBackUp(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(`
    select n.nspname as schema, c.relname as name,
      array(select attname::text from pg_attribute a where attrelid = c.oid and attnum > 0
        and not attisdropped and attgenerated = '' order by attnum) as columns,
      case when c.relispartition then json_build_object(
        'parent', (select inhparent::regclass::text from pg_inherits where inhrelid = c.oid),
        'bound', pg_get_expr(c.relpartbound, c.oid)) end as partition
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind = 'r' and c.relpersistence = 'p'
      and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '${STAYS_HERE}'
    order by 1, 2`);
  return rows;
}

/** Numbers given out so far, where a table counts. */
export async function sequencesOf(client: pg.ClientBase): Promise<Header['sequences']> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'S' order by 1`);
  const found: Header['sequences'] = [];
  for (const { name } of rows) {
    const value = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${name}`,
    );
    found.push({ name, ...value.rows[0]! });
  }
  return found;
}

export async function appliedMigrations(client: pg.ClientBase): Promise<Header['migrations']> {
  const { rows } = await client.query<Header['migrations'][number]>(
    'select name, checksum from platform.migration order by name',
  );
  return rows;
}

export async function postgresVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  return rows[0]!.version;
}

/** Events that were handed to the queue, whose work has not ended. */
export async function unfinishedEvents(client: pg.ClientBase): Promise<Header['unfinished']> {
  const queue = await client.query<{ name: string | null }>(
    `select to_regclass('pgboss.job')::text as name`,
  );
  if (!queue.rows[0]?.name) return [];
  const { rows } = await client.query<Header['unfinished'][number]>(`
    select distinct data ->> 'tenantId' as "tenantId", data ->> 'topic' as topic, data ->> 'key' as key
    from pgboss.job where state in ('created', 'retry', 'active')
      and data ? 'tenantId' and data ? 'topic' and data ? 'key' order by 1, 2, 3`);
  return rows;
}

/** Puts announced events back in front of the restored program: their jobs stayed in the old queue. */
export async function announceAgain(
  client: pg.ClientBase,
  events: Header['unfinished'],
): Promise<void> {
  await client.query(
    `update platform.outbox o set delivered_at = null, attempts = 0
     from json_to_recordset($1::json) as e ("tenantId" uuid, topic text, key text)
     where o.tenant_id = e."tenantId" and o.topic = e.topic and o.key = e.key`,
    [JSON.stringify(events)],
  );
}

/** What stands in the way of a restore: every table, view or sequence that is not the system's. */
export async function whatIsThere(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema)' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`);
  return rows.map(({ name }) => name);
}

export type ForeignKey = { table: string; name: string; definition: string };

/** Foreign keys as they were declared; those that partitions inherit come with their parents. */
export async function foreignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype = 'f' and k.conparentid = 0 order by 1, 2`);
  return rows;
}
