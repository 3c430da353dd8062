import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import { addDays, dayIn } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import { momentOf } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { signaturesOf } from '../../../platform/signature/signature.queries.ts';
import { lockLead, mustSeeStore, noSuchLead } from '../../leads/index.ts';
import { todayOf, zoneOf } from '../../people/index.ts';
import { visibleDeals } from '../deal.queries.ts';
import { noSuchDeal } from '../deal.refusals.ts';
import { receiversAt, teamOf } from '../visit/visit.queries.ts';
import { routesOf } from './drive-route.queries.ts';
import * as queries from './drive.queries.ts';
import * as refusals from './drive.refusals.ts';
import { driveAgreement, dueBack, minutesLate, type DriveRule } from './drive.rules.ts';
import type { getDrives, postDrive, postDriveEnd, postDriveMove } from './drive.schema.ts';
import { testDriveSetting } from './drive.settings.ts';

export async function driveRule(ctx: Ctx, storeId: string): Promise<DriveRule> {
  const day = await todayOf(ctx);
  return (await settingOn(ctx, testDriveSetting, { day, storeId })).rows[0]!;
}

/** The test cars of a store and who has them (试驾日历): everybody who works there sees when a car is free. */
export async function showDrives(ctx: Ctx, input: z.output<typeof getDrives.input>) {
  const { storeId, from, days } = input;
  await mustSeeStore(ctx, storeId);
  const zone = await zoneOf(ctx);
  const at = (day: string) => new Date(momentOf(day, 0, zone)).toISOString();
  const rule = await driveRule(ctx, storeId);
  const found = await queries.slotsBetween(ctx, storeId, [at(from), at(addDays(from, days))]);
  const routes = (await routesOf(ctx, storeId)).filter(({ closedAt }) => closedAt === null);
  const late = { grace: rule.grace, now: ctx.now };
  const rows = found.map((row) => ({ ...row, lateMinutes: minutesLate(row, late) }));
  const deals = await queries.dealsToDrive(ctx, storeId);
  return { cars: await queries.carsAt(ctx, storeId), routes, rows, deals, rule };
}

/** The test cars of a store, for whoever invites (可约试驾车). */
export async function listDriveCars(ctx: Ctx, { storeId }: { storeId: string }) {
  await mustSeeStore(ctx, storeId);
  return { rows: await queries.carsAt(ctx, storeId) };
}

/** One drive from the booking to what was said of it (试驾单). */
export async function showDrive(ctx: Ctx, { id }: { id: string }) {
  const drive = await queries.driveById(ctx, id);
  if (!drive) throw refusals.noSuchDrive();
  const { grace } = await driveRule(ctx, drive.storeId);
  const cars = await queries.carsAt(ctx, drive.storeId);
  return {
    ...drive,
    lateMinutes: minutesLate(drive, { grace, now: ctx.now }),
    agreement: driveAgreement,
    signatures: await signaturesOf(ctx, 'drive', id),
    routes: (await routesOf(ctx, drive.storeId)).filter(
      ({ id: routeId, closedAt }) => closedAt === null || routeId === drive.routeId,
    ),
    lastKm: cars.find(({ id: carId }) => carId === drive.vehicleId)?.lastKm ?? null,
  };
}

/** The drives of a deal's customer (试驾记录). */
export async function listDealDrives(ctx: Ctx, { id }: { id: string }) {
  const deal = await visibleDeals(ctx)
    .select('deal.customerId')
    .where('deal.id', '=', id)
    .executeTakeFirst();
  if (!deal) throw noSuchDeal({ id });
  return { rows: deal.customerId ? await queries.drivesOfCustomer(ctx, deal.customerId) : [] };
}

/** Begun a quarter of an hour ago is now: somebody types while the customer waits. */
const typedLate = 15 * 60_000;

/**
 * Books a test car (预约试驾). Exclusions of the table decide of two who want the same car at the same time, and let
 * nobody ride along twice; whoever comes second is told until when it is taken.
 */
export async function bookDrive(ctx: Ctx, input: z.output<typeof postDrive.input>) {
  const { vehicleId, kind, dealId, leadId, note } = input;
  const car = await queries.driveCar(ctx, vehicleId);
  if (!car) throw refusals.noSuchCar();
  const guest = await guestOf(ctx, { dealId, leadId });
  const personId = input.personId ?? guest.personId ?? ctx.actor.personId;
  if (!reaches(ctx.actor, 'deal', 'edit', { storeId: car.storeId, personId }))
    throw refusals.noSuchCompanion();
  const receivers = await receiversAt(ctx, car.storeId, await todayOf(ctx));
  if (!receivers.some((one) => one.personId === personId)) throw refusals.noSuchCompanion();
  const fromAt = new Date(input.fromAt).toISOString();
  if (Date.parse(fromAt) < Date.parse(ctx.now) - typedLate) throw refusals.beginsInPast();
  const toAt = dueBack(kind, fromAt, await driveRule(ctx, car.storeId));
  const { storeId, modelId } = car;
  const { customerId } = guest;
  const teamId = await teamOf(ctx, personId);
  const drive = { id: uuidV7(), storeId, teamId, personId, vehicleId, modelId, customerId, kind };
  await place(ctx, { ...drive, dealId: guest.dealId, leadId: guest.leadId, fromAt, toAt, note });
  await told(ctx, 'drive.booked', { ...drive, dealId: guest.dealId }, { fromAt, toAt, vehicleId });
  return { id: drive.id };
}

async function place(ctx: Ctx, drive: queries.NewDrive): Promise<void> {
  if (await queries.insertDrive(ctx, drive)) return;
  const clash = await queries.clashOf(ctx, drive);
  throw refusals.taken(clash?.by ?? 'car', clash?.until ?? drive.toAt);
}

/** Who is to drive: the customer of a deal or of a lead within reach. */
async function guestOf(
  ctx: Ctx,
  { dealId, leadId }: { dealId: string | null; leadId: string | null },
) {
  if (dealId) {
    const deal = await visibleDeals(ctx, 'edit')
      .select(['deal.id as dealId', 'deal.leadId', 'deal.customerId', 'deal.personId'])
      .where('deal.id', '=', dealId)
      .executeTakeFirst();
    if (!deal) throw noSuchDeal({ id: dealId });
    if (deal.customerId) return { ...deal, customerId: deal.customerId };
  }
  const lead = leadId ? await lockLead(ctx, 'read', leadId) : undefined;
  if (leadId && !lead) throw noSuchLead({ id: leadId });
  if (!lead?.customerId) throw refusals.nobodyDrives();
  return { dealId: null, leadId: lead.id, customerId: lead.customerId, personId: null };
}

type Told = { id: string; personId: string; storeId: string; dealId: string | null };

/** Writes the audit row of a drive and wakes the screens that show it. */
export async function told(ctx: Ctx, action: string, drive: Told, after: object): Promise<void> {
  const { id, personId, storeId, dealId } = drive;
  await audit(ctx, { action, resource: 'drive', recordId: id, ownerId: personId, after });
  await whisper(ctx, 'drive', storeId);
  if (dealId) await whisper(ctx, 'deal', dealId);
}

/** A drive that the actor works on and that has not begun, locked. */
export async function bookedDrive(ctx: Ctx, id: string): Promise<queries.LockedDrive> {
  const drive = await queries.lockDrive(ctx, id);
  if (!drive) throw refusals.noSuchDrive();
  if (drive.state !== 'booked') throw refusals.driveOver();
  return drive;
}

/** Another time or car (改期): the earlier booking stays as moved; where the new one is taken, nothing changes. */
export async function moveDrive(ctx: Ctx, input: z.output<typeof postDriveMove.input>) {
  const drive = await bookedDrive(ctx, input.id);
  const { kind, note, dealId, leadId, personId } = drive;
  await queries.changeDrive(ctx, drive.id, { state: 'cancelled', endReason: 'moved' });
  const vehicleId = input.vehicleId ?? drive.vehicleId;
  const booking = { vehicleId, kind, fromAt: input.fromAt, dealId, leadId, personId, note };
  const { id } = await bookDrive(ctx, booking);
  const { licenceTail, licenceClass, licenceUntil, licenceBy, licenceAt } = drive;
  const seen = { licenceTail, licenceClass, licenceUntil, licenceBy, licenceAt };
  await queries.changeDrive(ctx, id, seen);
  return { id };
}

/** Calls a drive off, or notes that nobody came (取消、爽约): the car is free again. */
export async function endDrive(ctx: Ctx, input: z.output<typeof postDriveEnd.input>) {
  const drive = await bookedDrive(ctx, input.id);
  const { state, reason } = input;
  await queries.changeDrive(ctx, drive.id, { state, endReason: reason });
  await told(ctx, `drive.${state}`, drive, { reason });
  return { id: drive.id };
}

/** The day at the store, for limits of papers. */
export const storeDay = async (ctx: Ctx) => dayIn(Date.parse(ctx.now), await zoneOf(ctx));
