import { Refusal } from '../../kernel/refusal.ts';
import { inTenant, type Database } from '../db.ts';
import { isDatabaseTrouble } from '../errors.ts';
import { finishImport, noteProgress } from './import-record.queries.ts';
import type { Progress } from './import.schema.ts';
import { whisper } from '../outbox.ts';
import { runImport, type Order, type Outcome } from './run.ts';

/**
 * Runs an import whose row is in a working state, tells watching screens how far it is, and writes
 * how it ended if it was refused. Used by the job of the server and by the command line alike.
 */
export async function performImport(
  database: Database,
  order: Order & { clock: () => string },
): Promise<Outcome> {
  const { actor, importId, clock } = order;
  const aside = (work: (ctx: { now: string } & Parameters<typeof whisper>[0]) => Promise<void>) =>
    inTenant(database.web, actor.tenantId, async (db) => work({ db, actor, now: clock() }));
  const progress = progressNotes((latest) =>
    aside(async (ctx) => {
      await noteProgress(ctx, importId, latest);
      await whisper(ctx, 'import', importId);
    }),
  );
  try {
    return await runImport(database, { ...order, onProgress: progress.note });
  } catch (error) {
    await progress.stop();
    // Nothing was changed and nothing is wrong with the file: whoever asked for it begins again.
    if (isDatabaseTrouble(error)) throw error;
    const failure =
      error instanceof Refusal
        ? { code: error.code, details: error.details }
        : { code: 'unexpected', details: {} };
    await aside((ctx) =>
      finishImport(ctx, importId, { state: 'failed', failure, finishedAt: clock() }),
    );
    throw error;
  } finally {
    await progress.stop();
    await aside((ctx) => whisper(ctx, 'import', importId));
  }
}

/**
 * At most one note under way, and two a second: a watcher needs no more. While nothing moves, the
 * last note is repeated now and then as a sign of life, lest the import be taken for cut off.
 */
function progressNotes(write: (progress: Progress) => Promise<void>) {
  let latest: Progress | undefined;
  let silentTicks = 0;
  let last: Progress = { rowsRead: 0, staged: 0, applied: 0 };
  let writing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    silentTicks = latest ? 0 : silentTicks + 1;
    if (!latest && silentTicks % 30 !== 0) return;
    const told = (last = latest ?? last);
    latest = undefined;
    // A note that fails costs a watcher one step; the import itself reports what is wrong.
    writing = writing.then(() => write(told)).catch(() => undefined);
  }, 500);
  return {
    note: (progress: Progress) => {
      latest = progress;
    },
    stop: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}
