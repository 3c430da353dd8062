import type pg from 'pg';

/** A tenant that everything written here belongs to. */
export const filledTenant = '00000000-0000-4000-8000-00000000f111';

type Column = { name: string; type: string; isNullable: boolean; hasDefault: boolean };
type Key = { columns: string[]; parent: string; parentColumns: string[] };
type Table = { name: string; columns: Column[]; keys: Key[]; checks: string[] };

/** The tables of a database with what a row of each must look like, read from its catalogue. */
async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.oid::regclass::text as name,
      (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
        'isNullable', not attnotnull, 'hasDefault', atthasdef) order by attnum)
        from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select json_agg(json_build_object('parent', confrelid::regclass::text,
          'columns', (select json_agg(attname order by n) from unnest(conkey) with ordinality k (num, n) join pg_attribute on attrelid = conrelid and attnum = num),
          'parentColumns', (select json_agg(attname order by n) from unnest(confkey) with ordinality k (num, n) join pg_attribute on attrelid = confrelid and attnum = num)))
        from pg_constraint where conrelid = c.oid and contype = 'f' and conparentid = 0), '[]') as keys,
      coalesce((select json_agg(pg_get_constraintdef(oid)) from pg_constraint where conrelid = c.oid and contype = 'c'), '[]') as checks
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where nspname !~ '^(pg_|information_schema)' and relkind in ('r', 'p') and not relispartition
      and c.oid <> 'platform.migration'::regclass order by 1`);
  return rows;
}

/**
 * Writes one plausible row into every table that takes one, parents first, and answers the names of the
 * tables that have it. What a check wants beyond a list of words is left to the table's own tests.
 */
export async function fillTables(client: pg.ClientBase): Promise<string[]> {
  const waiting = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  const filled: string[] = [];
  const rows = new Map<string, Record<string, unknown>>();
  for (let before = -1; before !== filled.length;) {
    before = filled.length;
    for (const table of [...waiting.values()]) {
      const row = await insertRow(client, table, rows);
      if (!row) continue;
      rows.set(table.name, row);
      waiting.delete(table.name);
      filled.push(table.name);
    }
  }
  return filled;
}

async function insertRow(
  client: pg.ClientBase,
  table: Table,
  rows: ReadonlyMap<string, Record<string, unknown>>,
): Promise<Record<string, unknown> | undefined> {
  const values: Record<string, string> = {};
  for (const column of table.columns) {
    if (column.name === 'tenant_id') values[column.name] = filledTenant;
    else if (column.type === 'date' || !(column.isNullable || column.hasDefault))
      values[column.name] = plausible(column, table);
  }
  for (const { columns, parent, parentColumns } of table.keys) {
    const found = rows.get(parent);
    if (found) columns.forEach((name, i) => (values[name] = String(found[parentColumns[i]!])));
  }
  const names = Object.keys(values);
  await client.query('savepoint filling');
  try {
    const { rows: made } = await client.query<Record<string, unknown>>(
      `insert into ${table.name} (${names.map((name) => `"${name}"`).join(', ')})
       values (${names.map((_, i) => `$${i + 1}`).join(', ')}) returning *`,
      Object.values(values),
    );
    await client.query('release filling');
    return made[0];
  } catch {
    await client.query('rollback to filling'); // its parent has no row yet, or a check wants more
    return undefined;
  }
}

function plausible({ name, type }: Column, { checks }: Table): string {
  const listed = checks.find((check) => new RegExp(`\\(\\(*${name} = ANY \\(ARRAY\\[`).test(check));
  const word = listed && /ARRAY\['([^']+)'/.exec(listed)?.[1];
  if (word) return word;
  if (type.endsWith('[]')) return '{}';
  if (name === 'year') return '2027';
  if (type === 'uuid') return crypto.randomUUID();
  if (type === 'date') return '2026-03-01';
  if (type.startsWith('timestamp')) return '2026-03-01T02:00:00Z';
  if (/^(small|big)?int|^numeric|^double/.test(type)) return '1';
  if (type === 'boolean') return 'false';
  if (type === 'bytea') return `\\x${'ab'.repeat(32)}`;
  if (type.startsWith('json')) return '{}';
  if (/period|month/.test(name)) return '2026-03';
  return `${name} of a filled row`.slice(0, 20);
}
