import { sql } from 'kysely';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { reverseFactsOf } from '../facts/facts.queries.ts';
import { kindNamed, showImport } from './import.actions.ts';
import { notUndoable } from './import.refusals.ts';
import type { Import } from './import.schema.ts';
import type { ImportRun, Kind } from './kind.ts';
import { planForSets } from './staging.queries.ts';
import * as undo from './undo.queries.ts';

/**
 * Takes an import back (撤销导入) while nothing depends on it: rows it changed stand as before, rows it
 * made are gone, and its facts are answered by their negatives. Refused once a later import or a
 * person has changed what it wrote, or something else refers to it.
 */
export const undoImport =
  (kinds: readonly Kind[]) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<Import> => {
    const found = await showImport(ctx, { id });
    const kind = kindNamed(kinds, found.kind);
    if (kind.isFinal) throw notUndoable(id, 'at_work');
    const run: ImportRun = { ...ctx, importId: id, source: '', unknown: [] };
    if (!(await undo.markUndone(run, ctx.now))) throw notUndoable(id, found.state);
    const later = await undo.laterChange(run);
    if (later) throw notUndoable(id, later);

    await takeBack(run, kind, (found.counts?.created ?? 0) + (found.counts?.updated ?? 0));
    await audit(ctx, {
      action: 'import.undone',
      resource: 'import',
      recordId: id,
      before: { kind: kind.kind, file: found.fileName, ...found.counts },
    });
    return showImport(ctx, { id });
  };

async function takeBack(run: ImportRun, kind: Kind, rows: number): Promise<void> {
  await planForSets(run.db, rows);
  await reverseFactsOf(run, undo.touched(run));
  for (const relation of await undo.changedRelations(run)) await undo.restore(run, relation);
  await kind.settled?.(run, undo.touched(run));
  await undo.restoreHashes(run);
  await kind.facts?.(
    run,
    sql`select record_id from platform.import_change where tenant_id = ${run.actor.tenantId}
      and import_id = ${run.importId} and relation = ${kind.relation} and before is not null`,
  );
  try {
    await undo.deleteMade(run, kind.kind, kind.relation);
  } catch (error) {
    throw isForeignKeyViolation(error) ? notUndoable(run.importId, 'used') : error;
  }
  const made = await undo.madeRelations(run);
  // A store can only go after its teams, a brand after its models: rounds, until nothing moves.
  for (let deleted = 1; deleted > 0;) {
    deleted = 0;
    for (const relation of made) deleted += await undo.deleteUnused(run, relation);
  }
}

const isForeignKeyViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23503';
