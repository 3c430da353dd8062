import type { InputOf } from '../../kernel/endpoint.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import type { Exchange } from '../../platform/serve.ts';
import { keepGrid, readGrid, type EditedLine } from './grid.actions.ts';
import type { getGridWorkbook, postGridWorkbook } from './grid.schema.ts';
import { noSuchRow } from './plan.refusals.ts';
import { linesOfWorkbook, workbookOf, type WorkbookKey } from './workbook.ts';

const keyOf = ({ id, measure, view, storeId }: InputOf<typeof getGridWorkbook>): WorkbookKey => ({
  planId: id,
  measure,
  view,
  storeId: storeId ?? null,
});

/** Sends a grid as an Excel workbook (导出). */
export async function exportGrid(
  { visit, actor, reply }: Exchange,
  asked: InputOf<typeof getGridWorkbook>,
) {
  const grid = await inTenant(visit.database.web, actor.tenantId, (db) =>
    readGrid({ db, actor, now: visit.now }, asked),
  );
  const file = await workbookOf(grid, keyOf(asked));
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename="targets-${asked.measure}-${asked.view}.xlsx"`,
    )
    .send(file);
}

/**
 * Reads an exported workbook back (再导入). A changed cell counts as typed; the sums of its line are those of the
 * workbook. Everything else is as when the grid is saved on the screen, refusals included.
 */
export async function reimportGrid(ctx: Ctx, input: InputOf<typeof postGridWorkbook>) {
  const lines = await linesOfWorkbook(Buffer.from(input.file, 'base64'), keyOf(input));
  const before = await readGrid(ctx, input);
  const known = new Map(before.rows.map((row) => [row.id, row]));
  let changed = 0;
  const rows = lines.map(({ id, cells }): EditedLine => {
    const old = known.get(id);
    if (!old) throw noSuchRow(id);
    const differs = cells.map((value, month) => value !== old.cells[month]);
    changed += differs.filter(Boolean).length;
    return { id, cells, locked: old.locked, typed: old.typed.map((is, i) => is || differs[i]!) };
  });
  const saved = await keepGrid(ctx, input, { rows, columnHeld: before.columnHeld });
  return { ...saved, changed };
}
