import { sql } from 'kysely';
import type { Refusal } from '../../kernel/refusal.ts';
import { cutOff } from './import.refusals.ts';
import type { Ctx } from '../db.ts';
import type {
  Counts,
  Import,
  ImportState,
  Progress,
  RowProblem,
  Unknown,
} from './import.schema.ts';
import { Mapping, type MappingInput } from './mapping.schema.ts';

type Asker = Pick<Ctx, 'db' | 'actor'>;

/** What an import found out about its file; one JSON beside the state. */
export type Found = {
  createdByName?: string;
  progress?: Progress;
  unknown?: Unknown[];
  problems?: RowProblem[];
  columns?: string[];
  /** The last sign of life. */
  at?: string;
};

export type NewImport = {
  id: string;
  kind: string;
  source: string;
  fileName: string;
  fileHash: string;
  fileBytes: number;
  state: ImportState;
  mapping?: Mapping;
};

export async function insertImport({ db, actor, now }: Ctx, made: NewImport): Promise<void> {
  await db
    .insertInto('platform.import')
    .values({
      tenantId: actor.tenantId,
      ...made,
      mapping: JSON.stringify(made.mapping ?? {}),
      found: JSON.stringify({ createdByName: actor.name }),
      counts: '{}',
      createdBy: actor.personId,
      createdAt: now,
    })
    .execute();
}

const imports = ({ db, actor }: Asker) =>
  db.selectFrom('platform.import').where('tenantId', '=', actor.tenantId);

const columns = [
  'id',
  'kind',
  'fileName',
  'fileBytes',
  'state',
  'mapping',
  'found',
  'counts',
  'failure',
  'createdAt',
  'finishedAt',
] as const;

export async function findImport(asker: Ctx, id: string): Promise<Import | undefined> {
  const row = await imports(asker).select(columns).where('id', '=', id).executeTakeFirst();
  return row && shown(row, asker.now);
}

type Row = {
  id: string;
  kind: string;
  fileName: string;
  fileBytes: number;
  state: string;
  mapping: unknown;
  found: unknown;
  counts: unknown;
  failure: unknown;
  createdAt: string;
  finishedAt: string | null;
};

function shown({ fileBytes, mapping, found, counts, failure, ...row }: Row, now: string): Import {
  const known = found as Found;
  const counted = counts as Partial<Counts>;
  const isCutOff = isSilent(row, known, now);
  const state = isCutOff ? 'failed' : (row.state as ImportState);
  return {
    ...row,
    state,
    sizeBytes: fileBytes,
    mapping: Object.keys(mapping as object).length ? Mapping.parse(mapping as MappingInput) : null,
    counts: counted.rows === undefined ? null : (counted as Counts),
    progress: known.progress ?? null,
    unknown: known.unknown ?? [],
    problems: known.problems ?? [],
    hasRejectedFile: (counted.rejected ?? 0) > 0,
    failure: isCutOff ? refusedAs(cutOff()) : (failure as Import['failure']),
    createdByName: known.createdByName ?? '',
    mayUndo: state === 'done',
  };
}

const refusedAs = ({ code, details }: Refusal) => ({ code, details });

const silentMs = 120_000;

/** A working import without a sign of life was cut off with its server; nothing of it was kept. */
const isSilent = (
  { state, createdAt }: Pick<Row, 'state' | 'createdAt'>,
  { at }: Found,
  now: string,
) =>
  (state === 'checking' || state === 'running') &&
  Date.parse(now) - Date.parse(at ?? createdAt) > silentMs;

/**
 * Takes the turn of an import: moves it to a working state unless it is in one. One that shows no
 * sign of life for two minutes was cut off with its server and may be started again.
 */
export async function takeTurn(
  { db, actor, now }: Ctx,
  id: string,
  { state, mapping }: { state: 'checking' | 'running'; mapping: Mapping },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.import')
    .set({
      state,
      mapping: JSON.stringify(mapping),
      source: mapping.source,
      failure: null,
      counts: '{}',
      found: sql`jsonb_build_object('createdByName', found->'createdByName', 'at', ${now}::text)`,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where(
      sql<boolean>`(state in ('uploaded', 'checked', 'failed') or (state in ('checking', 'running')
        and coalesce((found->>'at')::timestamptz, created_at) < ${now}::timestamptz - interval '2 minutes'))`,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteProgress(
  { db, actor, now }: Ctx,
  id: string,
  progress: Progress,
): Promise<void> {
  await sql`update platform.import
      set found = found || ${JSON.stringify({ progress, at: now })}::jsonb
      where tenant_id = ${actor.tenantId} and id = ${id} and state in ('checking', 'running')`.execute(
    db,
  );
}

export type Finish = {
  state: ImportState;
  counts?: Counts;
  found?: Found;
  failure?: Import['failure'];
  finishedAt: string;
};

/** Writes how it ended; an import that was already finished by its own transaction stays as it is. */
export async function finishImport({ db, actor }: Asker, id: string, end: Finish): Promise<void> {
  await db
    .updateTable('platform.import')
    .set({
      state: end.state,
      counts: JSON.stringify(end.counts ?? {}),
      found: sql`found || ${JSON.stringify(end.found ?? {})}::jsonb`,
      failure: end.failure ? JSON.stringify(end.failure) : null,
      finishedAt: end.finishedAt,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export type Rejection = { rowNumber: number; reasons: unknown; cells: unknown };

/** Refused rows after a row number, for a file that is written page by page. */
export const rejectionsAfter = (
  { db, actor }: Asker,
  id: string,
  after: number,
): Promise<Rejection[]> =>
  db
    .selectFrom('platform.importRejection')
    .select(['rowNumber', 'reasons', 'cells'])
    .where('tenantId', '=', actor.tenantId)
    .where('importId', '=', id)
    .where('rowNumber', '>', after)
    .orderBy('rowNumber')
    .limit(5_000)
    .execute();

/** The headers of the file, for its file of refused rows. */
export async function columnsOf(asker: Asker, id: string): Promise<string[]> {
  const row = await imports(asker).select('found').where('id', '=', id).executeTakeFirst();
  return (row?.found as Found | undefined)?.columns ?? [];
}
