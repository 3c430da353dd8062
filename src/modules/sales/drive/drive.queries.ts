import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { nameIn } from '../../../platform/list/named.ts';
import { withinReach } from '../../../platform/reach.ts';
import { maskedPhone } from '../../customers/index.ts';
import { visibleDeals } from '../deal.queries.ts';
import type { DriveKind, DriveState, impressions } from './drive.rules.ts';

const columns = { store: 'drive.storeId', team: 'drive.teamId', person: 'drive.personId' };
const reached = (ctx: Ctx, verb: Verb) => withinReach(ctx, 'deal', verb, columns);

/** The only door to test drives: those that the actor's right over deals reaches. */
export const visibleDrives = (ctx: Ctx, verb: Verb = 'read') =>
  ctx.db
    .selectFrom('sales.drive as drive')
    .where('drive.tenantId', '=', ctx.actor.tenantId)
    .where(reached(ctx, verb));

const driveName = nameIn('drive');
type Impression = (typeof impressions)[number];

const withColumns = (drives: ReturnType<typeof visibleDrives>) =>
  drives
    .innerJoin('sales.vehicle as vehicle', (join) =>
      join
        .onRef('vehicle.tenantId', '=', 'drive.tenantId')
        .onRef('vehicle.id', '=', 'drive.vehicleId'),
    )
    .select([
      'drive.id',
      'drive.storeId',
      'drive.teamId',
      'drive.personId',
      'drive.vehicleId',
      'drive.modelId',
      'drive.customerId',
      'drive.dealId',
      'drive.leadId',
      'drive.fromAt',
      'drive.toAt',
      'drive.note',
      'drive.licenceTail',
      'drive.licenceClass',
      'drive.licenceUntil',
      'drive.licenceBy',
      'drive.licenceAt',
      'drive.agreedAt',
      'drive.staticAt',
      'drive.demoAt',
      'drive.customerAt',
      'drive.routeId',
      'drive.outAt',
      'drive.startKm',
      'drive.backAt',
      'drive.endKm',
      'drive.returnNote',
      'drive.isDamaged',
      'drive.chargePercent',
      'drive.score',
      'drive.said',
      'drive.toldAt',
      'drive.endReason',
      'vehicle.plate',
      'vehicle.vin',
    ])
    .select([
      sql<DriveKind>`drive.kind`.as('kind'),
      sql<DriveState>`drive.state`.as('state'),
      sql<Impression[]>`drive.liked`.as('liked'),
      sql<Impression[]>`drive.disliked`.as('disliked'),
      sql<string>`(select m.name || ' ' || t.name from catalog.trim t join catalog.model m
        on m.tenant_id = t.tenant_id and m.id = t.model_id
        where t.tenant_id = vehicle.tenant_id and t.id = vehicle.trim_id)`.as('carName'),
      driveName('people.person', 'personId').as('personName'),
      driveName('people.person', 'licenceBy').as('licenceByName'),
      driveName('people.store', 'storeId').as('storeName'),
      driveName('customers.customer', 'customerId').as('customerName'),
      driveName('sales.driveRoute', 'routeId').as('routeName'),
      maskedPhone('drive').as('customerPhone'),
    ]);

/** One drive with everything that is shown of it. */
export const driveById = (ctx: Ctx, id: string) =>
  withColumns(visibleDrives(ctx)).where('drive.id', '=', id).executeTakeFirst();

/** The drives of a customer, the latest first. */
export const drivesOfCustomer = (ctx: Ctx, customerId: string) =>
  withColumns(visibleDrives(ctx))
    .where('drive.customerId', '=', customerId)
    .where('drive.state', '<>', 'cancelled')
    .orderBy('drive.fromAt', 'desc')
    .limit(50)
    .execute();

/** A drive as it is changed, locked until the commit. */
export const lockDrive = (ctx: Ctx, id: string) =>
  withColumns(visibleDrives(ctx, 'edit'))
    .where('drive.id', '=', id)
    .forUpdate('drive')
    .executeTakeFirst();
export type LockedDrive = NonNullable<Awaited<ReturnType<typeof lockDrive>>>;

export async function isDriveReached(ctx: Ctx, verb: Verb, id: string): Promise<boolean> {
  const found = await visibleDrives(ctx, verb)
    .select('drive.id')
    .where('drive.id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

type Slot = {
  id: string;
  vehicleId: string;
  kind: DriveKind;
  state: DriveState;
  fromAt: string;
  toAt: string;
  backAt: string | null;
  isReached: boolean;
  customerName: string | null;
  personName: string | null;
};

/** Who has a store's cars between two instants; out of reach only that they are taken. A late car is there still. */
export async function slotsBetween(ctx: Ctx, storeId: string, [from, to]: [string, string]) {
  const { rows } =
    await sql<Slot>`select drive.id, drive.vehicle_id, drive.kind, drive.state, drive.from_at,
      drive.to_at, drive.back_at, reach.sees as is_reached, p.name as person_name,
      case when reach.sees then c.name end as customer_name
    from sales.drive drive
    cross join lateral (select ${reached(ctx, 'read')} as sees) reach
    join people.person p on p.tenant_id = drive.tenant_id and p.id = drive.person_id
    join customers.customer c on c.tenant_id = drive.tenant_id and c.id = drive.customer_id
    where drive.tenant_id = ${ctx.actor.tenantId} and drive.store_id = ${storeId}::uuid
      and drive.from_at < ${to}::timestamptz
      and (drive.to_at > ${from}::timestamptz or drive.state = 'out') and drive.state in ('booked', 'out', 'done')
    order by drive.from_at, drive.id limit 500`.execute(ctx.db);
  return rows;
}

/** The test cars of a store, with the kilometres of their last return. */
export async function carsAt({ db, actor }: Ctx, storeId: string) {
  const { rows } = await sql<{
    id: string;
    plate: string;
    colour: string;
    modelName: string;
    trimName: string;
    lastKm: number | null;
  }>`select v.id, v.plate, v.colour, m.name as model_name, t.name as trim_name,
      (select d.end_km from sales.drive d where d.tenant_id = v.tenant_id and d.vehicle_id = v.id
        and d.state = 'done' order by d.back_at desc limit 1) as last_km
    from sales.vehicle v
    join catalog.trim t on t.tenant_id = v.tenant_id and t.id = v.trim_id
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    where v.tenant_id = ${actor.tenantId} and v.store_id = ${storeId}::uuid and v.use = 'drive'
      and v.state = 'in_stock' order by m.name, v.plate, v.id limit 100`.execute(db);
  return rows;
}

/** A test car that may be booked, with its model. */
export async function driveCar({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{
    id: string;
    storeId: string;
    modelId: string;
  }>`select v.id, v.store_id, t.model_id
    from sales.vehicle v join catalog.trim t on t.tenant_id = v.tenant_id and t.id = v.trim_id
    where v.tenant_id = ${actor.tenantId} and v.id = ${id}::uuid and v.use = 'drive' and v.state = 'in_stock'`.execute(
    db,
  );
  return rows[0];
}

/** Locks a car, so that it leaves the yard with one driver; answers who has it now, until when. */
export async function carOut({ db, actor }: Ctx, vehicleId: string) {
  await sql`select id from sales.vehicle where tenant_id = ${actor.tenantId} and id = ${vehicleId}::uuid
    for update`.execute(db);
  return db
    .selectFrom('sales.drive')
    .select(['id', 'toAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('vehicleId', '=', vehicleId)
    .where('state', '=', 'out')
    .executeTakeFirst();
}

export type NewDrive = {
  id: string;
  storeId: string;
  teamId: string | null;
  personId: string;
  vehicleId: string;
  modelId: string;
  dealId: string | null;
  leadId: string | null;
  customerId: string;
  kind: DriveKind;
  fromAt: string;
  toAt: string;
  note: string;
};

/** Books a drive; nothing where the exclusion of cars or of people says no. */
export async function insertDrive({ db, actor, now }: Ctx, drive: NewDrive) {
  return db
    .insertInto('sales.drive')
    .values({ ...drive, tenantId: actor.tenantId, madeBy: actor.personId, madeAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
}

/** Until when the car or whoever rides along is taken, of those that stand against a drive. */
export async function clashOf({ db, actor }: Ctx, drive: NewDrive) {
  const { rows } = await sql<{ by: 'car' | 'person'; until: string }>`select
      case when d.vehicle_id = ${drive.vehicleId}::uuid then 'car' else 'person' end as by, d.to_at as until
    from sales.drive d where d.tenant_id = ${actor.tenantId}
      and (d.vehicle_id = ${drive.vehicleId}::uuid and d.state in ('booked', 'out', 'done')
        or d.person_id = ${drive.personId}::uuid and d.kind = 'test' and d.state in ('booked', 'out'))
      and tstzrange(d.from_at, d.to_at) && tstzrange(${drive.fromAt}::timestamptz, ${drive.toAt}::timestamptz)
    order by 1, d.to_at desc limit 1`.execute(db);
  return rows[0];
}

export type DriveChange = Partial<{
  state: DriveState;
  toAt: string;
  licenceTail: string;
  licenceClass: string;
  licenceUntil: string | null;
  licenceBy: string | null;
  licenceAt: string | null;
  agreedAt: string | null;
  staticAt: string | null;
  demoAt: string | null;
  customerAt: string | null;
  routeId: string | null;
  outAt: string;
  startKm: number;
  backAt: string;
  endKm: number;
  returnNote: string;
  isDamaged: boolean | null;
  chargePercent: number | null;
  score: number;
  said: string;
  liked: Impression[];
  disliked: Impression[];
  toldAt: string;
  endReason: string;
}>;

export async function changeDrive({ db, actor }: Ctx, id: string, change: DriveChange) {
  await db
    .updateTable('sales.drive')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Open deals of the showroom at a store that the actor works on, for whoever books a drive. */
export const dealsToDrive = (ctx: Ctx, storeId: string) =>
  visibleDeals(ctx, 'edit')
    .select([
      'deal.id',
      'deal.number',
      nameIn('deal')('customers.customer', 'customerId').as('customerName'),
    ])
    .where('deal.storeId', '=', storeId)
    .where('deal.outcome', '=', 'open')
    .where('deal.origin', '=', 'showroom')
    .where('deal.customerId', 'is not', null)
    .orderBy('deal.openedAt', 'desc')
    .limit(200)
    .execute();
