import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { visibleDeals } from '../deal.queries.ts';
import type { roadConditions } from './drive.rules.ts';

type RoadCondition = (typeof roadConditions)[number];
export type RouteFields = {
  name: string;
  lengthHm: number;
  minutes: number;
  conditions: RoadCondition[];
  note: string;
};

export async function routesOf({ db, actor }: Ctx, storeId: string) {
  return db
    .selectFrom('sales.driveRoute')
    .select(['id', 'name', 'lengthHm', 'minutes', 'note', 'closedAt'])
    .select(sql<RoadCondition[]>`conditions`.as('conditions'))
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .orderBy(sql`closed_at is not null`)
    .orderBy('lengthHm')
    .limit(100)
    .execute();
}

export async function insertRoute({ db, actor, now }: Ctx, storeId: string, fields: RouteFields) {
  return db
    .insertInto('sales.driveRoute')
    .values({
      ...fields,
      tenantId: actor.tenantId,
      id: uuidV7(),
      storeId,
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'storeId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
}

export async function lockRoute({ db, actor }: Ctx, id: string) {
  return db
    .selectFrom('sales.driveRoute')
    .select(['id', 'storeId', 'closedAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a route, unless another one of the store has that name: then false. */
export async function changeRoute(
  { db, actor }: Ctx,
  route: { id: string; storeId: string },
  change: RouteFields & { closedAt: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sales.driveRoute as route')
    .set(change)
    .where('route.tenantId', '=', actor.tenantId)
    .where('route.id', '=', route.id)
    .where(
      sql<boolean>`not exists (select from sales.drive_route other where other.tenant_id = route.tenant_id
        and other.store_id = ${route.storeId}::uuid and other.name = ${change.name} and other.id <> route.id)`,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Figure = { deals: number; orders: number };
type Named = Figure & { name: string; drives: number; scoreTenths: number | null };

/** Showroom deals opened in a period within reach, whether they ordered, and the drive of each that was done. */
const dealsIn = (
  ctx: Ctx,
  { from, to, storeId }: { from: Day; to: Day; storeId?: string | undefined },
) =>
  visibleDeals(ctx)
    .where('deal.origin', '=', 'showroom')
    .where('deal.openedOn', '>=', from)
    .where('deal.openedOn', '<=', to)
    .$if(storeId !== undefined, (query) => query.where('deal.storeId', '=', storeId!))
    .select([
      'deal.tenantId',
      'deal.id',
      sql<boolean>`deal.outcome = 'won' or exists (select from sales.contract c where c.tenant_id = deal.tenant_id
        and c.deal_id = deal.id and c.state in ('signed', 'delivered'))`.as('isOrdered'),
    ]);

type Period = { from: Day; to: Day; storeId?: string | undefined };

/** Deals with a test drive beside those without (试驾与成交). */
export async function driveEffect(ctx: Ctx, period: Period) {
  const { rows } = await sql<
    Figure & { hasDrive: boolean }
  >`select has_drive, count(*)::int as deals,
      count(*) filter (where is_ordered)::int as orders
    from (select deal.is_ordered, exists (select from sales.drive d where d.tenant_id = deal.tenant_id
      and d.deal_id = deal.id and d.state = 'done') as has_drive from ${dealsIn(ctx, period)} as deal) told
    group by has_drive`.execute(ctx.db);
  const of = (has: boolean): Figure => {
    const { deals = 0, orders = 0 } = rows.find(({ hasDrive }) => hasDrive === has) ?? {};
    return { deals, orders };
  };
  return { withDrive: of(true), without: of(false) };
}

/** The same by car or by route: drives, deals, orders and the mean score in tenths. */
export async function driveEffectBy(
  ctx: Ctx,
  by: 'car' | 'route',
  period: Period,
): Promise<Named[]> {
  const name =
    by === 'car'
      ? sql`(select m.name || ' ' || v.plate from sales.vehicle v join catalog.trim t on t.tenant_id = v.tenant_id
          and t.id = v.trim_id join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
          where v.tenant_id = d.tenant_id and v.id = d.vehicle_id)`
      : sql`(select r.name from sales.drive_route r where r.tenant_id = d.tenant_id and r.id = d.route_id)`;
  const { rows } =
    await sql<Named>`select told.name, count(*)::int as drives, count(distinct deal_id)::int as deals,
      count(distinct deal_id) filter (where is_ordered)::int as orders, round(avg(score) * 10)::int as score_tenths
    from (select ${name} as name, d.deal_id, d.score, deal.is_ordered from ${dealsIn(ctx, period)} as deal
      join sales.drive d on d.tenant_id = deal.tenant_id and d.deal_id = deal.id and d.state = 'done') told
    where told.name is not null group by told.name order by drives desc, told.name limit 100`.execute(
      ctx.db,
    );
  return rows;
}
