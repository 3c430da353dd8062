import type pg from 'pg';
import { sql } from 'kysely';
import { monthOf } from '../../kernel/period.ts';
import type { Actor } from '../../kernel/actor.ts';
import { audit } from '../audit.ts';
import { announce } from '../outbox.ts';
import { beginAs, kyselyOn, type Database } from '../db.ts';
import { reverseFactsOf } from '../facts/facts.queries.ts';
import { ensureFactMonths } from '../facts/partitions.ts';
import { finishImport } from './import-record.queries.ts';
import type { Counts, Progress, RowProblem, Unknown } from './import.schema.ts';
import { shapeOf, type ImportRun, type Kind } from './kind.ts';
import type { Limits } from './limits.schema.ts';
import type { Mapping } from './mapping.schema.ts';
import { oneByOne, plainConnection } from './plain-connection.ts';
import { sentenceFor } from './problem.rules.ts';
import { cellsInFile, stageFile } from './reader.ts';
import {
  classify,
  copyIntoStaging,
  countRows,
  createStaging,
  keepBefore,
  keepRejections,
  planForSets,
  refuseRepeats,
  refusedRows,
  renewHashes,
  type KeptRejection,
} from './staging.queries.ts';
import type { Staged } from './worker.schema.ts';

/** What is to be imported, and for whom. The row of `platform.import` exists already. */
export type Order = {
  importId: string;
  file: string;
  fileName: string;
  kind: Kind;
  mapping: Mapping;
  actor: Actor;
  now: string;
  /** When it ended, by the clock; `now` where nobody watches. */
  clock?: () => string;
  dryRun: boolean;
  limits: Limits;
  onProgress?: (progress: Progress) => void;
};

export type Outcome = { counts: Counts; unknown: Unknown[]; rejections: KeptRejection[] };

/**
 * Runs one import (执行导入) in one transaction: file → worker → COPY → classified → written, with the
 * facts. A dry run does all of it, keeps what it found and takes the rest back. Bad input changes
 * nothing. The same file again changes nothing either.
 */
export async function runImport(database: Database, order: Order): Promise<Outcome> {
  const { client, release } = await plainConnection(database);
  try {
    await client.query(beginAs(order.actor.tenantId));
    const outcome = await inTransaction(client, database.owner, order);
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the import was rolled back');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await release();
  }
}

async function inTransaction(client: pg.Client, owner: pg.Pool, order: Order): Promise<Outcome> {
  const { kind, actor, now, importId, mapping, dryRun } = order;
  const db = kyselyOn(oneByOne(client));
  const run: ImportRun = { db, actor, now, importId, source: mapping.source, unknown: [] };
  const staged = await stageInto(client, order);
  await client.query('savepoint staged');
  const { counts, rejections } = await applied(run, owner, order, staged);
  if (dryRun) await client.query('rollback to savepoint staged');
  await keepRejections(run, rejections);
  await finishImport(run, importId, {
    state: dryRun ? 'checked' : 'done',
    counts,
    found: {
      unknown: run.unknown.slice(0, 1_000),
      problems: firstProblems(kind, rejections),
      columns: staged.columns,
    },
    finishedAt: order.clock?.() ?? order.now,
  });
  if (!dryRun) {
    const after = { kind: kind.kind, file: order.fileName, ...counts };
    await audit(run, { action: 'import.run', resource: 'import', recordId: importId, after });
    const told = { importId, kind: kind.kind, fileName: order.fileName, counts };
    await announce(run, 'import.finished', importId, told);
  }
  return { counts, unknown: run.unknown, rejections };
}

async function stageInto(client: pg.Client, order: Order): Promise<Staged> {
  const { kind, mapping, file, fileName: name, limits, onProgress } = order;
  await createStaging(client, kind);
  const copy = copyIntoStaging(client);
  try {
    const staged = await stageFile(
      { file, name, kind: shapeOf(kind), mapping, limits },
      async (chunk) => {
        await copy.take(chunk);
        onProgress?.({ rowsRead: chunk.rows, staged: chunk.staged, applied: 0 });
      },
    );
    await copy.end();
    return staged;
  } catch (error) {
    await copy.abort();
    throw error;
  }
}

async function applied(run: ImportRun, owner: pg.Pool, order: Order, staged: Staged) {
  const { kind } = order;
  const { db } = run;
  await kind.refuse?.(run);
  await refuseRepeats(db);
  await classify(run, kind);
  const { created, updated, good, rejected } = await countRows(db);
  await planForSets(db, created + updated);
  await keepBefore(run, kind);
  await kind.apply(run);
  order.onProgress?.({ rowsRead: staged.rows, staged: staged.rows, applied: created + updated });
  if (kind.facts) {
    if (staged.earliest && staged.latest) {
      await ensureFactMonths(owner, monthOf(staged.earliest), monthOf(staged.latest));
    }
    if (updated > 0) {
      await reverseFactsOf(run, sql`select record_id from import_change where change = 'updated'`);
    }
    await kind.facts(run, sql`select record_id from import_change`);
  }
  await kind.settled?.(run, sql`select record_id from import_change`);
  await renewHashes(run, kind);
  const counts = {
    rows: staged.rows,
    created,
    updated,
    unchanged: good - created - updated,
    rejected,
  };
  return { counts, rejections: await completeRejections(run, order) };
}

/** Rows that only the database refused come without their cells: they are read from the file again. */
async function completeRejections(
  { db }: ImportRun,
  { kind, mapping, file, fileName: name, limits }: Order,
): Promise<KeptRejection[]> {
  const refused = await refusedRows(db);
  const lacking = new Set(refused.filter(({ cells }) => !cells).map(({ rowNumber }) => rowNumber));
  if (lacking.size === 0) return refused.map((row) => ({ ...row, cells: row.cells ?? [] }));
  const found = await cellsInFile({
    file,
    name,
    kind: shapeOf(kind),
    mapping,
    limits,
    rows: lacking,
  });
  return refused.map((row) => ({ ...row, cells: row.cells ?? found.get(row.rowNumber) ?? [] }));
}

/** The first refused cells in words, for the screen; all of them are in the file. */
function firstProblems(kind: Kind, rejections: readonly KeptRejection[]): RowProblem[] {
  return rejections
    .slice(0, 200)
    .flatMap(({ rowNumber, problems }) =>
      problems.map((problem) => {
        const field = kind.fields.find(({ name }) => name === problem.field);
        const { field: name, code, value } = problem;
        return {
          row: rowNumber,
          field: name,
          code,
          value: value.slice(0, 200),
          zh: sentenceFor(problem, field?.zh ?? name, 'zh'),
          en: sentenceFor(problem, field?.en ?? name, 'en'),
        };
      }),
    )
    .slice(0, 200);
}
