import { sql } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { GridView } from './grid.schema.ts';
import type { Measure } from './plan.schema.ts';

const columns = { model: 'model_id', store: 'store_id', team: 'team_id', person: 'person_id' };

/** Sums of a grid's lines by month, for the plan or one store of it. */
export async function lineSums(
  { db, actor }: Ctx,
  { planId, measure }: { planId: string; measure: Measure },
  { view, storeId }: { view: GridView; storeId: string | undefined },
): Promise<Map<string, number[]>> {
  const months = Array.from({ length: 12 }, (_, i) => sql`sum(amounts[${sql.lit(i + 1)}])::float8`);
  const { rows } = await sql<{ id: string; cells: number[] }>`
    select ${sql.ref(columns[view])} as id, array[${sql.join(months)}] as cells from plan.cell
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and measure = ${measure}
      ${storeId ? sql`and store_id = ${storeId}::uuid` : sql``} group by 1`.execute(db);
  return new Map(rows.map(({ id, cells }) => [id, cells]));
}

export type LineName = { id: string; name: string; group: string };

/** Names of a grid's lines in the order in which people read them. */
export async function lineNames(
  { db, actor }: Ctx,
  view: GridView,
  ids: readonly string[],
): Promise<LineName[]> {
  const of = {
    model: sql`catalog.model n join catalog.brand g on g.tenant_id = n.tenant_id and g.id = n.brand_id`,
    store: sql`people.store n left join people.dealer_group g on g.tenant_id = n.tenant_id`,
    team: sql`people.team n join people.store g on g.tenant_id = n.tenant_id and g.id = n.store_id`,
    person: sql`people.person n left join people.team g on g.tenant_id = n.tenant_id and g.id = n.team_id`,
  }[view];
  const { rows } =
    await sql<LineName>`select n.id, n.name, coalesce(g.name, '') as "group" from ${of}
    where n.tenant_id = ${actor.tenantId} and n.id = any(${[...ids]}::uuid[]) order by 3, 2, 1`.execute(
      db,
    );
  return ids.includes(NOBODY) ? [...rows, { id: NOBODY, name: '', group: '' }] : rows;
}
