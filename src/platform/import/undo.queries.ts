import { sql } from 'kysely';
import type { ImportRun } from './kind.ts';

type Undo = Pick<ImportRun, 'db' | 'actor' | 'importId'>;

/** The records that an import made or changed, as `record_id`. */
export const touched = ({ actor, importId }: Undo) => sql`
  select record_id from platform.external_key
    where tenant_id = ${actor.tenantId} and import_id = ${importId}
  union select record_id from platform.import_change
    where tenant_id = ${actor.tenantId} and import_id = ${importId}`;

/** Whether a later import, or a person, has changed what this import wrote (后续修改). */
export async function laterChange(undo: Undo): Promise<'import' | 'edit' | undefined> {
  const { db, actor, importId } = undo;
  const { rows } = await sql<{ imported: boolean; edited: boolean }>`
    with mine as (${touched(undo)}),
      self as (select id, finished_at from platform.import
        where tenant_id = ${actor.tenantId} and id = ${importId})
    select exists (
      select from platform.import_change c join platform.import i on i.tenant_id = c.tenant_id and i.id = c.import_id
      where c.tenant_id = ${actor.tenantId} and c.import_id <> ${importId} and c.change = 'updated'
        and i.state = 'done' and (i.finished_at, i.id) > (select finished_at, id from self)
        and c.record_id in (select record_id from mine)) as imported,
    exists (
      select from platform.audit a where a.tenant_id = ${actor.tenantId}
        and a.at > (select finished_at from self) and a.record_id in (select record_id from mine)) as edited`.execute(
    db,
  );
  return rows[0]!.imported ? 'import' : rows[0]!.edited ? 'edit' : undefined;
}

/** Tables in which the import changed rows that stood before. */
export async function changedRelations({ db, actor, importId }: Undo): Promise<string[]> {
  const { rows } = await sql<{ relation: string }>`
    select distinct relation from platform.import_change
    where tenant_id = ${actor.tenantId} and import_id = ${importId} and before is not null
    order by 1`.execute(db);
  return rows.map(({ relation }) => relation);
}

/** Puts rows back as they stood before the import, column by column (恢复前像). */
export async function restore(undo: Undo, relation: string): Promise<void> {
  const { db, actor, importId } = undo;
  const columns = await columnsIn(undo, relation);
  const pairs = columns.map((column) => sql`${sql.ref(column)} = b.${sql.ref(column)}`);
  await sql`update ${sql.table(relation)} t set ${sql.join(pairs)}
      from platform.import_change c
      cross join lateral jsonb_populate_record(null::${sql.table(relation)}, c.before) b
      where c.tenant_id = ${actor.tenantId} and c.import_id = ${importId} and c.relation = ${relation}
        and c.before is not null and t.tenant_id = c.tenant_id and t.id = c.record_id`.execute(db);
}

async function columnsIn({ db }: Undo, relation: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${relation}::regclass and attnum > 0 and not attisdropped
      and attname not in ('tenant_id', 'id') order by attnum`.execute(db);
  return rows.map(({ name }) => name);
}

/** The keys stand for the content before the import again. */
export async function restoreHashes({ db, actor, importId }: Undo): Promise<void> {
  await sql`update platform.external_key k set content_hash = c.previous_hash
      from platform.import_change c
      where c.tenant_id = ${actor.tenantId} and c.import_id = ${importId} and c.previous_hash is not null
        and k.tenant_id = c.tenant_id and k.record_id = c.record_id and k.import_id <> ${importId}`.execute(
    db,
  );
}

/** Deletes the rows that the import made, not those it only completed. */
export async function deleteMade(undo: Undo, kind: string, relation: string): Promise<void> {
  const { db, actor, importId } = undo;
  await sql`delete from ${sql.table(relation)} t using platform.external_key k
      where k.tenant_id = ${actor.tenantId} and k.import_id = ${importId} and k.kind = ${kind}
        and t.tenant_id = k.tenant_id and t.id = k.record_id
        and not exists (select from platform.import_change c where c.tenant_id = k.tenant_id
          and c.import_id = k.import_id and c.relation = ${relation} and c.record_id = k.record_id
          and c.before is not null)`.execute(db);
  await sql`delete from platform.external_key
      where tenant_id = ${actor.tenantId} and import_id = ${importId} and kind = ${kind}`.execute(
    db,
  );
}

/** Tables whose rows the import made by the way: customers, unknown stores, models … */
export async function madeRelations({ db, actor, importId }: Undo): Promise<string[]> {
  const { rows } = await sql<{ relation: string }>`
    select distinct relation from platform.import_change
    where tenant_id = ${actor.tenantId} and import_id = ${importId} and change = 'created'
    order by 1`.execute(db);
  return rows.map(({ relation }) => relation);
}

type Reference = { relation: string; column: string };

/** Every column that points at a table: by foreign key, or by name where there is none. */
async function referencesTo({ db }: Undo, relation: string): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select distinct format('%s.%s', n.nspname, r.relname) as relation, a.attname as column
    from pg_class r join pg_namespace n on n.oid = r.relnamespace
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    where r.relkind in ('r', 'p') and n.nspname not in ('platform', 'pg_catalog', 'information_schema')
      and not n.nspname like 'pg\\_%' and (
        a.attname like ('%' || split_part(${relation}, '.', 2) || '\\_id')
        or exists (select from pg_constraint c where c.contype = 'f' and c.conrelid = r.oid
          and c.confrelid = ${relation}::regclass and a.attnum = any(c.conkey) and a.attname <> 'tenant_id'))
      and exists (select from pg_attribute t where t.attrelid = r.oid and t.attname = 'tenant_id')
      and not exists (select from pg_constraint c where c.contype = 'f' and c.conrelid = r.oid
        and c.confrelid = ${relation}::regclass and c.confdeltype = 'c')`.execute(db);
  return rows;
}

/** Deletes what the import made by the way and nothing uses or has completed since; how many. */
export async function deleteUnused(undo: Undo, relation: string): Promise<number> {
  const { db, actor, importId } = undo;
  const references = await referencesTo(undo, relation);
  const unused = references.map(
    ({ relation: other, column }) =>
      sql`and not exists (select from ${sql.table(other)} o
        where o.tenant_id = t.tenant_id and o.${sql.ref(column)} = t.id)`,
  );
  const isInactive = (await columnsIn(undo, relation)).includes('activated_at')
    ? sql`and t.activated_at is null`
    : sql``;
  const { rows } = await sql<{ id: string }>`
    delete from ${sql.table(relation)} t using platform.import_change c
    where c.tenant_id = ${actor.tenantId} and c.import_id = ${importId} and c.relation = ${relation}
      and c.change = 'created' and t.tenant_id = c.tenant_id and t.id = c.record_id
      ${isInactive} ${sql.join(unused, sql` `)}
    returning t.id`.execute(db);
  await sql`delete from platform.external_key k using platform.import_change c
    where c.tenant_id = ${actor.tenantId} and c.import_id = ${importId} and c.relation = ${relation}
      and c.change = 'created' and k.tenant_id = c.tenant_id and k.record_id = c.record_id
      and not exists (select from ${sql.table(relation)} t where t.tenant_id = k.tenant_id and t.id = k.record_id)`.execute(
    db,
  );
  return rows.length;
}

/** Locks the import as done and marks it undone; false where it is not one that can be. */
export async function markUndone({ db, actor, importId }: Undo, now: string): Promise<boolean> {
  const { rows } = await sql`update platform.import set state = 'undone', undone_at = ${now}
    where tenant_id = ${actor.tenantId} and id = ${importId} and state = 'done' returning id`.execute(
    db,
  );
  return rows.length === 1;
}
