import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { FoundRecord, SearchKind } from './search-kind.ts';
import { encoded, wordsOf } from './word.ts';

type At = { tenantId: string; now: string };

/** Writes entries; a record whose words did not change is only marked as seen. */
export async function putEntries(
  db: Db,
  { kind }: SearchKind,
  rows: readonly FoundRecord[],
  { tenantId, now }: At,
): Promise<void> {
  if (rows.length === 0) return;
  const entries = rows.map((row) => ({
    record_id: row.id,
    title: row.title,
    subtitle: row.subtitle,
    title_words: encoded(row.title),
    words: wordsOf(row),
    store_id: row.storeId,
    team_id: row.teamId,
    person_id: row.personId,
    sorted_at: row.sortedAt,
  }));
  await sql`insert into platform.search_entry as e (tenant_id, kind, record_id, title, subtitle, title_words, words,
      store_id, team_id, person_id, sorted_at, indexed_at)
    select ${tenantId}::uuid, ${kind}, given.*, ${now}::timestamptz from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as given(record_id uuid, title text, subtitle text, title_words text, words text,
        store_id uuid, team_id uuid, person_id uuid, sorted_at timestamptz)
    on conflict (tenant_id, kind, record_id) do update set title = excluded.title, subtitle = excluded.subtitle,
      title_words = excluded.title_words, words = excluded.words, store_id = excluded.store_id,
      team_id = excluded.team_id, person_id = excluded.person_id, sorted_at = excluded.sorted_at,
      indexed_at = excluded.indexed_at`.execute(db);
}

export async function dropEntries(
  db: Db,
  tenantId: string,
  { kind, ids }: { kind: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('platform.searchEntry')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('recordId', 'in', [...ids])
    .execute();
}

/** Entries that a whole new pass did not meet: their records are gone. */
export async function dropUnseen(db: Db, { kind }: SearchKind, { tenantId, now }: At) {
  await db
    .deleteFrom('platform.searchEntry')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('indexedAt', '<', now)
    .execute();
}

export type Due = { kind: string; recordId: string };

/** Takes what is due, oldest first; others that take at the same time take other rows. */
export async function takeDue(db: Db, tenantId: string, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`delete from platform.search_due where tenant_id = ${tenantId}
    and id in (select id from platform.search_due where tenant_id = ${tenantId} order by id limit ${limit}
      for update skip locked) returning kind, record_id`.execute(db);
  return rows;
}

/** Records of a table that an import made or changed, in pages by id. */
export async function changedBy(
  db: Db,
  tenantId: string,
  { importId, table, after }: { importId: string; table: string; after: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.importChange')
    .select('recordId')
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .where('relation', '=', table)
    .where('recordId', '>', after)
    .orderBy('recordId')
    .limit(1000)
    .execute();
  return rows.map(({ recordId }) => recordId);
}

export const builtShapes = (db: Db, tenantId: string) =>
  db
    .selectFrom('platform.searchBuilt')
    .select(['kind', 'shape'])
    .where('tenantId', '=', tenantId)
    .limit(100)
    .execute();

export async function markBuilt(db: Db, { kind, shape }: SearchKind, { tenantId, now }: At) {
  await db
    .insertInto('platform.searchBuilt')
    .values({ tenantId, kind, shape, builtAt: now })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'kind']).doUpdateSet({ shape, builtAt: now }),
    )
    .execute();
}
