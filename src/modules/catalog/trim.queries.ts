import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../kernel/period.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Prices } from './trim.rules.ts';
import type { Trim, TrimFields, TrimPrice } from './trim.schema.ts';

export type PricedTrim = Omit<z.output<typeof Trim>, 'hidden'>;
type Asked = { modelId?: string | undefined; id?: string | undefined; day: Day; closed?: boolean };

/** Trims on sale with the prices in force on a day (当日价格); a trim without a price that day has none. */
export async function pricedTrims({ db, actor }: Ctx, asked: Asked): Promise<PricedTrim[]> {
  const { modelId = null, id = null, day } = asked;
  const withClosed = id !== null || (asked.closed ?? false);
  const { rows } = await sql<PricedTrim>`
    select t.id, t.name, t.model_id, m.name as model_name, b.name as brand_name, m.energy, t.seats, t.engine_tenths,
      t.electric_range_km, t.in_nev_catalogue, t.colours, p.guide_fen, p.floor_fen, p.cost_fen, p.rebate_fen, t.closed_at
    from catalog.trim t
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    left join lateral (select * from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
      and p.from_on <= ${day}::date order by p.from_on desc limit 1) p on true
    where t.tenant_id = ${actor.tenantId} and (${modelId}::uuid is null or t.model_id = ${modelId}::uuid)
      and (${id}::uuid is null or t.id = ${id}::uuid) and (${withClosed}::boolean or t.closed_at is null)
    order by b.name, m.name, p.guide_fen nulls last, t.name limit 1000`.execute(db);
  return rows;
}

type Fields = z.output<typeof TrimFields>;

/** Undefined where the model has a trim of that name. */
export async function insertTrim(
  { db, actor }: Ctx,
  { modelId, ...fields }: Fields & { modelId: string },
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('catalog.trim')
    .values({ tenantId: actor.tenantId, id, modelId, ...fields })
    .onConflict((conflict) => conflict.columns(['tenantId', 'modelId', 'name']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** A trim as whoever changes it finds it, locked until the commit. */
export const lockTrim = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('catalog.trim')
    .select(['id', 'modelId', 'name', 'seats', 'engineTenths', 'electricRangeKm'])
    .select(['inNevCatalogue', 'colours', 'closedAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function changeTrim(
  { db, actor }: Ctx,
  id: string,
  change: Partial<Fields> | { closedAt: string | null },
): Promise<void> {
  await db
    .updateTable('catalog.trim')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The prices of a trim, the latest day first; 500 at most. */
export async function pricesOf({ db, actor }: Ctx, trimId: string) {
  const { rows } = await sql<Omit<z.output<typeof TrimPrice>, 'hidden'>>`
    select p.from_on, p.guide_fen, p.floor_fen, p.cost_fen, p.rebate_fen, p.source, w.name as set_by_name, p.set_at
    from catalog.trim_price p
    left join people.person w on w.tenant_id = p.tenant_id and w.id = p.set_by
    where p.tenant_id = ${actor.tenantId} and p.trim_id = ${trimId}::uuid
    order by p.from_on desc limit 500`.execute(db);
  return rows;
}

/** False where a price begins on that day already: of two who set one, one sets it. */
export async function insertPrice(
  { db, actor, now }: Ctx,
  price: Prices & { trimId: string; fromOn: Day; source: string },
): Promise<boolean> {
  const made = await db
    .insertInto('catalog.trimPrice')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      setBy: actor.personId,
      setAt: now,
      ...price,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'trimId', 'fromOn']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Withdraws a price that begins after `today`; false where there is none. */
export async function deletePrice(
  { db, actor }: Ctx,
  { trimId, fromOn, today }: { trimId: string; fromOn: Day; today: Day },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('catalog.trimPrice')
    .where('tenantId', '=', actor.tenantId)
    .where('trimId', '=', trimId)
    .where('fromOn', '=', fromOn)
    .where('fromOn', '>', today)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
