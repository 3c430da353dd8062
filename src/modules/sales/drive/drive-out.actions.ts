import type { z } from 'zod';
import type { InputOf } from '../../../kernel/endpoint.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { insertSignature } from '../../../platform/signature/signature.queries.ts';
import { visibleDeals } from '../deal.queries.ts';
import { routesOf } from './drive-route.queries.ts';
import { bookedDrive, storeDay, told } from './drive.actions.ts';
import * as queries from './drive.queries.ts';
import * as refusals from './drive.refusals.ts';
import { driveAgreement, missingToEnd, missingToGo } from './drive.rules.ts';
import type * as schema from './drive.schema.ts';

/** Somebody saw the licence (驾驶证核验): no picture of it is kept, only its end, class and validity, and who saw it. */
export async function checkLicence(ctx: Ctx, input: InputOf<typeof schema.putDriveLicence>) {
  const drive = await bookedDrive(ctx, input.id);
  const { tail, class: licenceClass, until } = input;
  if (until < (await storeDay(ctx))) throw refusals.licenceExpired();
  if (drive.agreedAt) throw refusals.alreadyAgreed();
  await queries.changeDrive(ctx, drive.id, {
    licenceTail: tail,
    licenceClass,
    licenceUntil: until,
    licenceBy: ctx.actor.personId,
    licenceAt: ctx.now,
  });
  await told(ctx, 'drive.licence_seen', drive, { class: licenceClass, until });
  return { id: drive.id };
}

/** The driver signs (签试驾协议): over the car, the time, the licence and the words of the agreement. */
export async function signAgreement(ctx: Ctx, input: InputOf<typeof schema.postDriveAgreement>) {
  const { id, ...signing } = input;
  const drive = await bookedDrive(ctx, id);
  if (drive.agreedAt) throw refusals.alreadyAgreed();
  if (!drive.licenceAt) throw refusals.notReady(['licence']);
  const { vin, plate, kind, fromAt, toAt, customerName, licenceTail, licenceClass } = drive;
  const hash = await insertSignature(ctx, {
    kind: 'drive',
    recordId: id,
    role: 'customer',
    document: {
      ...{ id, vin, plate, kind, fromAt, toAt, customerName, licenceTail, licenceClass },
      agreement: driveAgreement.zh,
    },
    statement: driveAgreement.zh,
    input: signing,
  });
  await queries.changeDrive(ctx, id, { agreedAt: ctx.now });
  await told(ctx, 'drive.agreed', drive, { hash });
  return { id, hash };
}

/** Ticks the steps (静态、试乘、试驾); what was ticked keeps its moment. */
export async function tickSteps(ctx: Ctx, input: InputOf<typeof schema.putDriveSteps>) {
  const drive = await queries.lockDrive(ctx, input.id);
  if (!drive) throw refusals.noSuchDrive();
  if (drive.state !== 'booked' && drive.state !== 'out') throw refusals.driveOver();
  const moment = (is: boolean, at: string | null) => (is ? (at ?? ctx.now) : null);
  const change = {
    staticAt: moment(input.static, drive.staticAt),
    demoAt: moment(input.demo, drive.demoAt),
    customerAt: moment(input.customer, drive.customerAt),
  };
  await queries.changeDrive(ctx, drive.id, change);
  await told(ctx, 'drive.steps', drive, change);
  return { id: drive.id };
}

/** Hands over the keys (出车): with the licence seen, the agreement signed and, for a test drive, a route. */
export async function startDrive(ctx: Ctx, input: InputOf<typeof schema.postDriveStart>) {
  const { id, startKm } = input;
  const drive = await bookedDrive(ctx, id);
  const routeId = input.routeId ?? drive.routeId;
  const routes = routeId ? await routesOf(ctx, drive.storeId) : [];
  if (routeId && !routes.some((one) => one.id === routeId && one.closedAt === null))
    throw refusals.noSuchRoute();
  const missing = missingToGo({ ...drive, routeId }, await storeDay(ctx));
  if (missing.length > 0) throw refusals.notReady(missing);
  const other = await queries.carOut(ctx, drive.vehicleId);
  if (other) throw refusals.carStillOut(other.toAt);
  await queries.changeDrive(ctx, id, { state: 'out', outAt: ctx.now, startKm, routeId });
  await told(ctx, 'drive.out', drive, { startKm, routeId });
  return { id };
}

/**
 * The car is back (还车). A test drive counts with its three steps, a loan with the check of the car; the rest of the
 * time it was booked for is free again. The drive becomes a fact of whoever rode along.
 */
export async function returnDrive(ctx: Ctx, input: InputOf<typeof schema.postDriveReturn>) {
  const { id, endKm, isDamaged, chargePercent, note } = input;
  const drive = await queries.lockDrive(ctx, id);
  if (!drive) throw refusals.noSuchDrive();
  if (drive.state !== 'out') throw refusals.driveNotOut();
  if (endKm < drive.startKm!) throw refusals.kmBackwards(drive.startKm!);
  const missing = missingToEnd({ ...drive, isDamaged });
  if (missing.length > 0) throw refusals.notReady(missing);
  const isEarly = ctx.now < drive.toAt && ctx.now > drive.fromAt;
  await queries.changeDrive(ctx, id, {
    state: 'done',
    backAt: ctx.now,
    endKm,
    isDamaged,
    chargePercent,
    returnNote: note,
    ...(isEarly && { toAt: ctx.now }),
  });
  await countDrive(ctx, drive);
  await told(ctx, 'drive.back', drive, { endKm, isDamaged });
  return { id };
}

async function countDrive(ctx: Ctx, drive: queries.LockedDrive): Promise<void> {
  const deal = drive.dealId
    ? await visibleDeals(ctx)
        .select(['deal.sourceId', 'deal.campaignId', 'deal.areaId', 'deal.openedOn'])
        .where('deal.id', '=', drive.dealId)
        .executeTakeFirst()
    : undefined;
  const { storeId, teamId, personId, modelId } = drive;
  await appendFacts(ctx, [
    {
      kind: 'testDrive',
      day: await storeDay(ctx),
      ...(deal?.openedOn && { originDay: deal.openedOn }),
      occurredAt: ctx.now,
      subjectKind: 'drive',
      subjectId: drive.id,
      ...{ storeId, teamId, personId, modelId },
      sourceId: deal?.sourceId ?? null,
      campaignId: deal?.campaignId ?? null,
      areaId: deal?.areaId ?? null,
      quantity: 1,
    },
  ]);
}

/** What the customer says of the drive (试驾反馈); said again, it is corrected. */
export async function noteFeedback(
  ctx: Ctx,
  input: z.output<typeof schema.putDriveFeedback.input>,
) {
  const { id, score, said, liked, disliked } = input;
  const drive = await queries.lockDrive(ctx, id);
  if (!drive) throw refusals.noSuchDrive();
  if (drive.state !== 'done') throw refusals.driveNotDone();
  await queries.changeDrive(ctx, id, { score, said, liked, disliked, toldAt: ctx.now });
  await told(ctx, 'drive.told', drive, { score });
  return { id };
}
