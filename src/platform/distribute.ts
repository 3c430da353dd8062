import type pg from 'pg';
import { assert } from '../kernel/assert.ts';

/** A dealer group's table: what it refers to, and whether it is spread already. */
export type TenantTable = { name: string; refersTo: readonly string[]; isSpread: boolean };

/** The table that the others stand beside: one row per dealer group. */
const root = 'people.dealer_group';

/**
 * The order in which a tenant's tables are spread (分布顺序): parents before children, the dealer group
 * first, names in alphabetical order otherwise. Throws where tables refer to each other in a circle.
 */
export function spreadingOrder(tables: readonly TenantTable[]): string[] {
  const waiting = new Map(
    tables.map(({ name, refersTo }) => [name, new Set(refersTo.filter((one) => one !== name))]),
  );
  const order: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, parents]) => [...parents].every((p) => !waiting.has(p)));
    assert(free.length > 0, `tables refer to each other: ${[...waiting.keys()].join(', ')}`);
    const names = free.map(([name]) => name).toSorted();
    const next = names.includes(root) ? root : names[0]!;
    waiting.delete(next);
    order.push(next);
  }
  return order;
}

/** Whether the database has the Citus extension. */
export async function hasCitus(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ catalogue: string | null }>(
    `select to_regclass('pg_dist_partition')::text as catalogue`,
  );
  return rows[0]?.catalogue !== null;
}

/**
 * Spreads every table under row-level security over the workers by its tenant (分布到 Citus), beside the
 * dealer group; tables that find the tenant, queues and bookkeeping stay on the coordinator. What is
 * spread already is left alone, so an interrupted run goes on where it stopped, and a migration's new
 * tables are spread by the next one. Answers the tables spread now. Rules: docs/architecture.md.
 */
export async function distribute(
  client: pg.ClientBase,
  onTable: (name: string) => void = () => undefined,
): Promise<string[]> {
  const tables = await tenantTables(client);
  const isSpread = new Set(tables.filter((table) => table.isSpread).map(({ name }) => name));
  const { rows } = await client.query<{ name: string }>(
    'select quote_ident(current_database()) as name',
  );
  await client.query(`alter database ${rows[0]!.name} set citus.propagate_set_commands to 'local'`);
  const spread = spreadingOrder(tables).filter((name) => !isSpread.has(name));
  for (const name of spread) {
    onTable(name);
    await client.query(
      `select create_distributed_table($1::regclass, 'tenant_id', colocate_with => $2)`,
      [name, name === root ? 'none' : root],
    );
  }
  return spread;
}

async function tenantTables(client: pg.ClientBase): Promise<TenantTable[]> {
  const { rows } = await client.query<TenantTable>(`
    select c.oid::regclass::text as name,
      coalesce((select array_agg(distinct k.confrelid::regclass::text) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f'), '{}') as "refersTo",
      exists (select 1 from pg_dist_partition spread where spread.logicalrelid = c.oid) as "isSpread"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and c.relkind in ('r', 'p') and not c.relispartition
      and nspname !~ '^(pg_|information_schema|pgboss|citus)'
    order by 1`);
  return rows;
}
