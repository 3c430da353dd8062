import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { sql } from 'kysely';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { Db } from '../db.ts';
import type { FieldType, KindShape } from './field.schema.ts';
import type { ImportRun, Kind } from './kind.ts';
import type { Problem } from './problem.rules.ts';
import type { Chunk } from './worker.schema.ts';

const columnTypes: Record<FieldType, string> = {
  text: 'text',
  day: 'date',
  month: 'date',
  // Text, because only the row's store says in which zone a bare wall clock is meant.
  instant: 'text',
  yuan: 'bigint',
  yuanLow: 'bigint',
  yuanHigh: 'bigint',
  integer: 'int',
  decimal: 'numeric',
  percent: 'int',
  phone: 'text',
  boolean: 'boolean',
  choice: 'text',
};

/** Makes the staging table (暂存表) of a kind, gone with the transaction. */
export async function createStaging(client: pg.ClientBase, { fields }: KindShape): Promise<void> {
  const columns = fields.map(
    ({ name, type }) => `${client.escapeIdentifier(name)} ${columnTypes[type]}`,
  );
  await client.query(`create temp table import_row (
    row_number int not null, external_id text not null, content_hash text not null,
    record_id uuid not null, problems text, cells text, ${columns.join(', ')}) on commit drop`);
}

/** Opens the COPY into staging: `take` waits while the database is behind, `end` completes it. */
export function copyIntoStaging(client: pg.ClientBase) {
  const source = new PassThrough({ highWaterMark: 512 * 1024 });
  const copied = pipeline(source, client.query(from('copy import_row from stdin')));
  // Whoever waits hears of it; until then it must not count as unhandled.
  copied.catch(() => undefined);
  return {
    async take({ text }: Chunk): Promise<void> {
      if (source.write(text)) return;
      await Promise.race([new Promise((resolve) => source.once('drain', resolve)), copied]);
    },
    async end(): Promise<void> {
      source.end();
      await copied;
    },
    async abort(): Promise<void> {
      source.destroy(new Error('the file was refused'));
      await copied.catch(() => undefined);
    },
  };
}

/** Rows that repeat the key of an earlier row of the same file are refused; the first one counts. */
export async function refuseRepeats(db: Db): Promise<void> {
  await sql`analyze import_row`.execute(db);
  await sql`update import_row r set problems = json_build_array(json_build_object('field', '', 'code', 'duplicate',
        'value', replace(r.external_id, chr(31), ' '), 'detail', told.first_row::text))::text
      from (select ctid as at, first_value(row_number) over same as first_row, row_number() over same as n
            from import_row where problems is null
            window same as (partition by external_id order by row_number, ctid)) told
      where r.ctid = told.at and told.n > 1`.execute(db);
}

/**
 * Decides for every good row whether it is created, updated or unchanged (新增、更新、不变). The unique
 * key decides between imports at the same time: the later one waits for the earlier, then finds its
 * rows known. Keys are inserted in order, so that two imports cannot wait for each other.
 */
export async function classify(run: ImportRun, kind: Kind): Promise<void> {
  const { db, actor, importId, source } = run;
  if (kind.adopt) await kind.adopt(run);
  await sql`insert into platform.external_key
        (tenant_id, kind, source, external_id, record_id, content_hash, import_id)
      select ${actor.tenantId}::uuid, ${kind.kind}, ${source}, external_id, record_id, content_hash, ${importId}::uuid
      from import_row where problems is null order by external_id
      on conflict do nothing`.execute(db);
  await sql`create temp table import_change on commit drop as
      select r.*, k.record_id as known_id, k.content_hash as known_hash,
        case when k.import_id <> ${importId}::uuid then 'updated'
          when ${sql.raw(kind.adopt ? existsIn(kind.relation) : 'false')} then 'updated' else 'created' end as change
      from import_row r join platform.external_key k
        on k.tenant_id = ${actor.tenantId} and k.kind = ${kind.kind} and k.source = ${source}
        and k.external_id = r.external_id
      where r.problems is null
        and (k.import_id = ${importId}::uuid or k.content_hash <> r.content_hash)`.execute(db);
  await sql`update import_change set record_id = known_id where record_id <> known_id`.execute(db);
  await sql`create index on import_change (record_id)`.execute(db);
  await sql`analyze import_change`.execute(db);
}

const existsIn = (relation: string) =>
  `exists (select from ${relation} known where known.tenant_id = k.tenant_id and known.id = k.record_id)`;

/** Keeps the rows as they stand before an update, so that the import can be undone. */
export async function keepBefore(run: ImportRun, { relation }: Kind): Promise<void> {
  const { db, actor, importId } = run;
  await sql`insert into platform.import_change
        (tenant_id, import_id, relation, record_id, change, before, previous_hash)
      select ${actor.tenantId}::uuid, ${importId}::uuid, ${relation}, c.record_id, 'updated',
        to_jsonb(known), c.known_hash
      from import_change c join ${sql.table(relation)} known
        on known.tenant_id = ${actor.tenantId} and known.id = c.record_id
      where c.change = 'updated'
      on conflict do nothing`.execute(db);
}

/** The keys now stand for the new content. */
export async function renewHashes(run: ImportRun, { kind }: Kind): Promise<void> {
  const { db, actor, source } = run;
  await sql`update platform.external_key k set content_hash = c.content_hash
      from import_change c
      where k.tenant_id = ${actor.tenantId} and k.kind = ${kind} and k.source = ${source}
        and k.external_id = c.external_id and k.content_hash <> c.content_hash`.execute(db);
}

/**
 * Rows that this transaction has just written are unknown to the planner's statistics, and the role
 * may not renew them: it would visit a table once per row. A large import therefore joins by hashing.
 */
export async function planForSets(db: Db, rows: number): Promise<void> {
  if (rows > 2_000) await sql`set local enable_nestloop = off`.execute(db);
  await sql`set local work_mem = '32MB'`.execute(db);
}

type CountRow = { created: number; updated: number; good: number; rejected: number };

/** How many rows were created, updated, good and refused. */
export async function countRows(db: Db): Promise<CountRow> {
  const { rows } = await sql<CountRow>`
    select (select count(*)::int from import_change where change = 'created') as created,
      (select count(*)::int from import_change where change = 'updated') as updated,
      (select count(*)::int from import_row where problems is null) as good,
      (select count(*)::int from import_row where problems is not null) as rejected`.execute(db);
  return rows[0]!;
}

export type RefusedRow = { rowNumber: number; problems: Problem[]; cells: string[] | null };

/** Refused rows in the order of the file; rows made from one wide row are told together. */
export async function refusedRows(db: Db): Promise<RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`
    select row_number, json_agg(problem order by n) as problems, min(cells)::json as cells
    from (select row_number, cells, problem, row_number() over () as n
          from import_row, json_array_elements(problems::json) as problem
          where problems is not null) told
    group by row_number order by row_number`.execute(db);
  return rows;
}

export type KeptRejection = { rowNumber: number; problems: Problem[]; cells: string[] };

/** Keeps refused rows with their reasons; a new attempt replaces those of the last. */
export async function keepRejections(
  { db, actor, importId }: Pick<ImportRun, 'db' | 'actor' | 'importId'>,
  rejections: readonly KeptRejection[],
): Promise<void> {
  await sql`delete from platform.import_rejection
      where tenant_id = ${actor.tenantId} and import_id = ${importId}`.execute(db);
  for (let i = 0; i < rejections.length; i += 5_000) {
    const rows = JSON.stringify(rejections.slice(i, i + 5_000));
    await sql`insert into platform.import_rejection (tenant_id, import_id, row_number, reasons, cells)
        select ${actor.tenantId}::uuid, ${importId}::uuid, r."rowNumber", r.problems, r.cells
        from jsonb_to_recordset(${rows}::jsonb) as r("rowNumber" int, problems jsonb, cells jsonb)`.execute(
      db,
    );
  }
}
