import { sql } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { GridView } from './grid.schema.ts';
import type { Measure } from './plan.schema.ts';

export type MarkKind = 'locked' | 'typed' | 'held';
/** A lock, a typed cell or a held month; months from 1, row NOBODY for the sum line. */
export type Mark = { rowId: string; month: number; kind: MarkKind };
/** Which grid a mark belongs to. */
export type GridKey = { view: GridView; storeId: string | undefined };

type Of = { planId: string; measure: Measure };

export async function marksOf(
  { db, actor }: Ctx,
  { planId, measure }: Of,
  { view, storeId }: GridKey,
): Promise<Mark[]> {
  const { rows } = await sql<Mark>`select row_id, month, kind from plan.mark
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
      and view = ${view} and store_id = ${storeId ?? NOBODY}::uuid`.execute(db);
  return rows;
}

/** Locks of every other grid of the plan: an edit here may not move what is locked there. */
export async function locksElsewhere(
  { db, actor }: Ctx,
  { planId, measure }: Of,
  { view, storeId }: GridKey,
): Promise<(Mark & { view: GridView; storeId: string })[]> {
  const { rows } = await sql<Mark & { view: GridView; storeId: string }>`
    select row_id, month, kind, view, store_id from plan.mark
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
      and kind = 'locked' and (view, store_id) <> (${view}, ${storeId ?? NOBODY}::uuid)`.execute(
    db,
  );
  return rows;
}

/** Replaces the marks of one grid; with null those of all grids, writing to the plan's month × model. */
export async function replaceMarks(
  { db, actor }: Ctx,
  { planId, measure }: Of,
  grid: GridKey | null,
  marks: readonly Mark[],
): Promise<void> {
  await sql`delete from plan.mark where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid
    and measure = ${measure} ${grid ? sql`and view = ${grid.view} and store_id = ${grid.storeId ?? NOBODY}::uuid` : sql``}`.execute(
    db,
  );
  const [view, storeId] = [grid?.view ?? 'model', grid?.storeId ?? NOBODY];
  await sql`insert into plan.mark (tenant_id, plan_id, measure, view, store_id, row_id, month, kind)
    select ${actor.tenantId}::uuid, ${planId}::uuid, ${measure}, ${view}, ${storeId}::uuid, r, m, k
    from unnest(${marks.map((mark) => mark.rowId)}::uuid[], ${marks.map((mark) => mark.month)}::int[],
      ${marks.map((mark) => mark.kind)}::text[]) as u (r, m, k)`.execute(db);
}

/** Present numbers of the locked cells of the plan's month × model grid, by model. */
export async function lockedModelCells(
  { db, actor }: Ctx,
  { planId, measure }: Of,
): Promise<Map<string, (number | null)[]>> {
  const { rows } = await sql<{ rowId: string; month: number; value: number }>`
    select k.row_id, k.month, coalesce((select sum(c.amounts[k.month]) from plan.cell c
      where c.tenant_id = k.tenant_id and c.plan_id = k.plan_id and c.measure = k.measure
        and c.model_id = k.row_id), 0)::bigint as value
    from plan.mark k where k.tenant_id = ${actor.tenantId} and k.plan_id = ${planId}::uuid
      and k.measure = ${measure} and k.view = 'model' and k.store_id = ${NOBODY}::uuid and k.kind = 'locked'`.execute(
    db,
  );
  const cells = new Map<string, (number | null)[]>();
  for (const { rowId, month, value } of rows) {
    const line = cells.get(rowId) ?? Array.from({ length: 12 }, () => null);
    line[month - 1] = value;
    cells.set(rowId, line);
  }
  return cells;
}
