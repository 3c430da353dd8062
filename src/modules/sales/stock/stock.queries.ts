import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import { dayIn, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { nameIn } from '../../../platform/list/named.ts';
import { withinReach, type RecordKind } from '../../../platform/reach.ts';
import type { vehicleStates, vehicleUses } from './stock.schema.ts';

export type VehicleState = (typeof vehicleStates)[number];
export type VehicleUse = (typeof vehicleUses)[number];

/** Where a car stands; the columns that rights over stock are asked of. */
export const vehicleRecord: RecordKind = {
  resource: 'stock',
  table: 'sales.vehicle',
  title: 'vin',
  columns: { store: 'vehicle.storeId', id: 'vehicle.id' },
  address: '/stock?open=',
};

/** The only door to cars: those that the actor's right over stock reaches. */
export const visibleVehicles = (ctx: Ctx, verb: Verb = 'read') =>
  ctx.db
    .selectFrom('sales.vehicle as vehicle')
    .where('vehicle.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, 'stock', verb, vehicleRecord.columns));

const vehicleName = nameIn('vehicle');
const promise = (
  what: 'c.id' | 'c.number' | 'p.name',
) => sql`(select ${sql.raw(what)} from sales.allocation a
  join sales.contract c on c.tenant_id = a.tenant_id and c.id = a.contract_id
  join sales.deal d on d.tenant_id = c.tenant_id and d.id = c.deal_id
  left join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
  where a.tenant_id = vehicle.tenant_id and a.vehicle_id = vehicle.id and a.released_at is null)`;

/** What a page of cars shows of each; the interest is reckoned afterwards. */
export function withStockColumns(
  vehicles: ReturnType<typeof visibleVehicles>,
  { now }: Pick<Ctx, 'now'>,
) {
  const today = dayIn(Date.parse(now));
  return vehicles
    .select(['vehicle.id', 'vehicle.vin', 'vehicle.storeId', 'vehicle.trimId', 'vehicle.colour'])
    .select(['vehicle.plate', 'vehicle.orderedOn', 'vehicle.etaOn', 'vehicle.arrivedOn'])
    .select(['vehicle.deliveredOn', 'vehicle.costFen', 'vehicle.note'])
    .select([
      sql<VehicleUse>`vehicle.use`.as('use'),
      sql<VehicleState>`vehicle.state`.as('state'),
      vehicleName('people.store', 'store_id').as('storeName'),
      vehicleName('catalog.trim', 'trim_id').as('trimName'),
      sql<string>`(select model_id from catalog.trim t where t.tenant_id = vehicle.tenant_id
        and t.id = vehicle.trim_id)`.as('modelId'),
      sql<string>`(select m.name from catalog.trim t join catalog.model m on m.tenant_id = t.tenant_id
        and m.id = t.model_id where t.tenant_id = vehicle.tenant_id and t.id = vehicle.trim_id)`.as(
        'modelName',
      ),
      sql<
        number | null
      >`greatest(0, coalesce(vehicle.delivered_on, ${today}::date) - vehicle.arrived_on)`.as(
        'daysInStock',
      ),
      sql<number | null>`null::bigint`.as('interestFen'),
      promise('c.id').$castTo<string | null>().as('contractId'),
      promise('c.number').$castTo<string | null>().as('contractNumber'),
      promise('p.name').$castTo<string | null>().as('reservedBy'),
    ]);
}

/** A car as whoever changes it sees it, locked until the commit. */
export const lockVehicle = (ctx: Ctx, verb: Verb, id: string) =>
  visibleVehicles(ctx, verb)
    .select(['vehicle.id', 'vehicle.vin', 'vehicle.storeId', 'vehicle.trimId', 'vehicle.colour'])
    .select(['vehicle.etaOn', 'vehicle.arrivedOn', 'vehicle.plate'])
    .select([sql<VehicleState>`vehicle.state`.as('state'), sql<VehicleUse>`vehicle.use`.as('use')])
    .where('vehicle.id', '=', id)
    .forUpdate('vehicle')
    .executeTakeFirst();

export type LockedVehicle = NonNullable<Awaited<ReturnType<typeof lockVehicle>>>;

export type NewVehicle = {
  vin: string;
  storeId: string;
  trimId: string;
  colour: string;
  use: VehicleUse;
  plate: string;
  orderedOn: Day | null;
  etaOn: Day | null;
  arrivedOn: Day | null;
  costFen: number | null;
  note: string;
};

/** Undefined where the group knows the VIN already. */
export async function insertVehicle({ db, actor, now }: Ctx, vehicle: NewVehicle) {
  const made = await db
    .insertInto('sales.vehicle')
    .values({
      ...vehicle,
      state: vehicle.arrivedOn ? 'in_stock' : 'in_transit',
      tenantId: actor.tenantId,
      id: uuidV7(),
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'vin']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

type Change = Partial<{
  state: VehicleState;
  use: VehicleUse;
  plate: string;
  storeId: string;
  etaOn: Day | null;
  arrivedOn: Day;
}>;

export async function changeVehicle({ db, actor }: Ctx, id: string, change: Change): Promise<void> {
  await db
    .updateTable('sales.vehicle')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function noteEta(
  { db, actor, now }: Ctx,
  eta: { vehicleId: string; wasOn: Day | null; etaOn: Day | null; reason: string },
): Promise<void> {
  await db
    .insertInto('sales.vehicleEta')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      notedBy: actor.personId,
      notedAt: now,
      ...eta,
    })
    .execute();
}

/** What a car was to come on, and who had it promised, the latest first (车辆履历). */
export async function historyOf({ db, actor }: Ctx, vehicleId: string) {
  const etas = await sql<{
    id: string;
    wasOn: Day | null;
    etaOn: Day | null;
    reason: string;
    notedByName: string | null;
    notedAt: string;
  }>`select e.id, e.was_on, e.eta_on, e.reason, p.name as noted_by_name, e.noted_at from sales.vehicle_eta e
    left join people.person p on p.tenant_id = e.tenant_id and p.id = e.noted_by
    where e.tenant_id = ${actor.tenantId} and e.vehicle_id = ${vehicleId}::uuid order by e.id desc limit 50`.execute(
    db,
  );
  const allocations = await sql<{
    id: string;
    contractNumber: string;
    personName: string | null;
    allocatedAt: string;
    releasedAt: string | null;
    reason: string;
  }>`select a.id, c.number as contract_number, p.name as person_name, a.allocated_at, a.released_at, a.reason
    from sales.allocation a join sales.contract c on c.tenant_id = a.tenant_id and c.id = a.contract_id
    left join people.person p on p.tenant_id = a.tenant_id and p.id = a.allocated_by
    where a.tenant_id = ${actor.tenantId} and a.vehicle_id = ${vehicleId}::uuid order by a.id desc limit 50`.execute(
    db,
  );
  return { etas: etas.rows, allocations: allocations.rows };
}

export async function isTrim({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from catalog.trim where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}

export async function isOpenStore({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from people.store where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid and closed_on is null`.execute(db);
  return rows.length > 0;
}

/** Cars in stock at the end of a day, and cars sold in the days before it, by store within reach (库存与销量). */
export async function stockAndSales(ctx: Ctx, { from, to }: { from: Day; to: Day }) {
  const { rows } = await sql<{ storeId: string; storeName: string; stock: number; sold: number }>`
    select s.id as store_id, s.name as store_name,
      (select count(*)::int from sales.vehicle v where v.tenant_id = s.tenant_id and v.store_id = s.id and v.use = 'sale'
        and v.arrived_on <= ${to}::date and (v.delivered_on is null or v.delivered_on > ${to}::date)
        and v.state <> 'gone') as stock,
      (select count(*)::int from sales.deal d where d.tenant_id = s.tenant_id and d.store_id = s.id and d.outcome = 'won'
        and d.closed_on between ${from}::date and ${to}::date) as sold
    from people.store s where s.tenant_id = ${ctx.actor.tenantId} and s.closed_on is null
      and ${withinReach(ctx, 'stock', 'read', { store: 's.id' })}
    order by s.name limit 200`.execute(ctx.db);
  return rows;
}
