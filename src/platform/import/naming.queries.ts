import { sql, type RawBuilder } from 'kysely';
import type { Unknown } from './import.schema.ts';
import type { ImportRun } from './kind.ts';

type Made = { name: string; rows: number };

/** Tells the import of names that it had to make, most used first. */
export function noteUnknown(run: ImportRun, what: Unknown['what'], made: readonly Made[]): void {
  run.unknown.push(...made.map(({ name, rows }) => ({ what, name, rows })));
}

/**
 * Makes the names of one column that a table of names lacks (补建未知名称), inactive where the table
 * knows activity, and keeps what was made for the undo. A name made by another import at the same
 * time is simply used.
 */
export async function ensureNamed(
  run: ImportRun,
  { what, relation, column }: { what?: Unknown['what']; relation: string; column: string },
): Promise<void> {
  const { db, actor } = run;
  const { rows } = await sql<Made>`
    with named as (
      select ${sql.ref(column)} as name, count(*)::int as rows from import_change
      where ${sql.ref(column)} is not null group by 1),
    made as (
      insert into ${sql.table(relation)} (tenant_id, id, name)
      select ${actor.tenantId}::uuid, gen_random_uuid(), name from named order by name
      on conflict do nothing returning id, name),
    noted as (${noteMade(run, relation, sql`made`)})
    select made.name, named.rows from made join named using (name) order by named.rows desc, name`.execute(
    db,
  );
  if (what) noteUnknown(run, what, rows);
}

/** Keeps which records the import made, for the undo; `made` is a source of rows with an `id`. */
export const noteMade = (
  { actor, importId }: ImportRun,
  relation: string,
  made: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  insert into platform.import_change (tenant_id, import_id, relation, record_id, change)
  select ${actor.tenantId}::uuid, ${importId}::uuid, ${relation}, made.id, 'created' from ${made} made
  on conflict do nothing`;

/** Whether any changed row fills a column; a whole step can be left out where none does. */
export async function isFilled({ db }: ImportRun, column: string): Promise<boolean> {
  const { rows } = await sql<{ filled: boolean }>`
    select exists (select from import_change where ${sql.ref(column)} is not null) as filled`.execute(
    db,
  );
  return rows[0]!.filled;
}
