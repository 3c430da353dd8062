import type { z } from 'zod';
import { addDays, dayIn, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import { openingOf } from '../../../platform/calendar/calendar-of.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { isSlot, slotsOf } from '../../leads/index.ts';
import { zoneOf } from '../../people/index.ts';
import { standingOf } from '../payment/balance.rules.ts';
import { dealToWorkOn } from '../deal-open.actions.ts';
import { openFromContract } from '../derivative/derivative.actions.ts';
import { standingContract } from '../derivative/derivative.queries.ts';
import { deliveryBooked } from './delivery.notices.ts';
import * as queries from './delivery.queries.ts';
import * as places from './place.queries.ts';
import * as refusals from './delivery.refusals.ts';
import { missingFor } from './delivery.rules.ts';
import type * as contract from './delivery.schema.ts';
import { deliveryChecklistSetting, deliverySlotSetting } from './delivery.settings.ts';

async function placesOn(ctx: Ctx, storeId: string, day: Day) {
  const rule = (await settingOn(ctx, deliverySlotSetting, { day, storeId })).rows[0]!;
  const around = { storeId, from: addDays(day, -1), to: addDays(day, 1) };
  const opening = { openOn: await openingOf(ctx, around), zone: await zoneOf(ctx) };
  return { ...rule, opening, slot: { minutes: rule.minutes, places: rule.bays, grace: 0 } };
}

async function mustBeStore(ctx: Ctx, storeId: string): Promise<void> {
  if (!(await queries.isStore(ctx, storeId))) throw refusals.noSuchStore();
}

/** The day of a store (交车日程): bays by slot, what each car still lacks, and contracts that nobody booked. */
export async function showDay(
  ctx: Ctx,
  { storeId, day }: z.output<typeof contract.getDeliveries.input>,
) {
  await mustBeStore(ctx, storeId);
  const { minutes, bays, opening, slot } = await placesOn(ctx, storeId, day);
  const range = await queries.rangeOf(ctx, day);
  const taken = await places.takenPlaces(ctx, storeId, range);
  const rows = await queries.deliveriesBetween(ctx, storeId, range);
  return {
    minutes,
    bays,
    slots: [...new Set([...slotsOf(opening, day, slot), ...taken.map(({ at }) => at)])].toSorted(),
    taken: taken.map(({ at, bay }) => ({ at, bay })),
    rows: rows.map(withMissing),
    unbooked: await queries.unbookedAt(ctx, storeId),
  };
}

/** A delivery with what still stands between the car and its keys; a finished one lacks nothing. */
export function withMissing(row: queries.DeliveryRow) {
  const { contractId: _, checklist, ticked, confirmed, contractState, ...rest } = row;
  const { totalFen, receivedFen, refundedFen, keptFen, penaltyFen, ...known } = rest;
  const { isSigned, isInsured, vehicleState, ...shown } = known;
  const account = { totalFen, receivedFen, refundedFen, keptFen, penaltyFen };
  const isPaid = standingOf({ ...account, state: contractState }).dueFen === 0;
  const ready = { isSigned, vehicleState, confirmed, isPaid, isInsured };
  const missing = row.state === 'booked' ? missingFor({ ...ready, items: checklist, ticked }) : [];
  return { ...shown, isPaid, isInsured, missing };
}

/** When a car may be handed over on a day, and who does it (可约交车时段). */
export async function showSlots(
  ctx: Ctx,
  { storeId, day }: z.output<typeof contract.getDeliverySlots.input>,
) {
  await mustBeStore(ctx, storeId);
  const { minutes, bays, opening, slot } = await placesOn(ctx, storeId, day);
  const taken = await places.takenPlaces(ctx, storeId, await queries.rangeOf(ctx, day));
  const every = Array.from({ length: bays }, (_, i) => i + 1);
  return {
    minutes,
    bays,
    slots: slotsOf(opening, day, slot).map((at) => ({
      at,
      free: every.filter((bay) => !taken.some((one) => one.at === at && one.bay === bay)),
      isPast: at <= ctx.now,
    })),
    hosts: (await queries.hostsAt(ctx, storeId, day)).map((host) => ({
      ...host,
      busyAt: taken.flatMap(({ hostId, at }) => (hostId === host.personId ? [at] : [])),
    })),
  };
}

type Asked = { at: string; bay: number | null; hostId: string | null };

/** Slot, bay and host as they may be, before the table decides. */
async function settled(ctx: Ctx, storeId: string, asked: Asked) {
  const at = new Date(asked.at).toISOString();
  const day = dayIn(Date.parse(at), await zoneOf(ctx));
  const { minutes, bays, opening, slot } = await placesOn(ctx, storeId, day);
  if (!isSlot(opening, at, slot, ctx.now)) throw refusals.notASlot();
  if (asked.bay !== null && asked.bay > bays) throw refusals.noSuchBay(bays);
  if (asked.hostId !== null) {
    const hosts = await queries.hostsAt(ctx, storeId, day);
    if (!hosts.some(({ personId }) => personId === asked.hostId)) throw refusals.noSuchHost();
  }
  return { at, day, minutes, bays };
}

async function hold(ctx: Ctx, place: places.Place, bays: number): Promise<number> {
  // Of many who want the last bays at once each try loses one bay at most.
  for (let tries = 0; tries <= bays; tries++) {
    const bay = await places.takePlace(ctx, place, bays);
    if (bay !== undefined) return bay;
    const clash = await places.clashOf(ctx, place, bays);
    if (clash === 'host') throw refusals.hostBusy();
    if (clash === 'bay') throw refusals.bayTaken();
  }
  throw refusals.bayTaken();
}

/**
 * Books the hand-over of a signed contract (预约交车). The keys of the table decide of two who want one bay or one host;
 * the checklist of that day is kept with the booking. What the contract sells beside the car is opened by then.
 */
export async function bookDelivery(
  ctx: Ctx,
  { id: dealId, note, ...asked }: z.output<typeof contract.postDelivery.input>,
) {
  const deal = await dealToWorkOn(ctx, dealId);
  const standing = await standingContract(ctx, dealId);
  if (standing?.state !== 'signed') throw refusals.notSigned();
  const { storeId } = standing;
  const { at, day, minutes, bays } = await settled(ctx, storeId, asked);
  const id = uuidV7();
  const hostId = asked.hostId;
  const checklist = (await settingOn(ctx, deliveryChecklistSetting, { day, storeId })).rows;
  const one = {
    id,
    contractId: standing.id,
    dealId,
    storeId,
    at,
    minutes,
    hostId,
    note,
    checklist,
  };
  if (!(await queries.insertDelivery(ctx, { ...one, bay: asked.bay ?? 1 })))
    throw refusals.alreadyBooked();
  const bay = await hold(ctx, { deliveryId: id, storeId, at, bay: asked.bay, hostId }, bays);
  await queries.changeDelivery(ctx, id, { bay });
  await openFromContract(ctx, { id: dealId });
  await changed(ctx, { id, dealId, ownerId: deal.personId }, 'delivery.booked', {
    at,
    bay,
    hostId,
  });
  await tellHost(ctx, { id, hostId, at, bay });
  return { id };
}

type Told = { id: string; hostId: string | null; at: string; bay: number };

async function tellHost(ctx: Ctx, { id, hostId, at, bay }: Told): Promise<void> {
  if (!hostId || hostId === ctx.actor.personId) return;
  await notify(ctx, {
    kind: deliveryBooked,
    to: [hostId],
    key: `${id} ${at}`,
    params: { at, bay },
    link: `/deliveries/${id}`,
  });
}

type Which = { id: string; dealId: string; ownerId: string | null };

async function changed(ctx: Ctx, { id, dealId, ownerId }: Which, action: string, after: object) {
  await audit(ctx, {
    action,
    resource: 'deal',
    recordId: dealId,
    ownerId,
    after: { deliveryId: id, ...after },
  });
  await whisper(ctx, 'deal', dealId);
}

/** A booked delivery of a deal that the actor works on; the deal's lock orders whoever works on it at once. */
export async function deliveryAtWork(ctx: Ctx, id: string) {
  const place = await queries.placeOfDelivery(ctx, 'edit', id);
  if (!place) throw refusals.noSuchDelivery();
  const deal = await dealToWorkOn(ctx, place.dealId).catch((refused: unknown) => {
    // Whoever comes second to a hand-over finds the deal closed by it.
    if ((refused as { code?: string }).code === 'deal.closed') throw refusals.deliveryOver();
    throw refused;
  });
  const delivery = (await queries.deliveryById(ctx, 'edit', id))!;
  if (delivery.state !== 'booked') throw refusals.deliveryOver();
  return { deal, delivery };
}

/** Another slot, bay or host (改约交车): its place is given up and another one taken, or all stays as it is. */
export async function moveDelivery(
  ctx: Ctx,
  { id, ...asked }: z.output<typeof contract.postDeliveryMove.input>,
) {
  const { deal, delivery } = await deliveryAtWork(ctx, id);
  const { storeId, dealId } = delivery;
  const { at, minutes, bays } = await settled(ctx, storeId, asked);
  await places.freePlace(ctx, id);
  const bay = await hold(ctx, { deliveryId: id, storeId, ...asked, at }, bays);
  await queries.changeDelivery(ctx, id, { at, minutes, bay, hostId: asked.hostId });
  const after = { at, bay, hostId: asked.hostId };
  await changed(ctx, { id, dealId, ownerId: deal.personId }, 'delivery.moved', after);
  await tellHost(ctx, { id, ...after });
  return { id };
}

/** Calls a delivery off (取消交车预约); the contract stands and may be booked again. */
export async function cancelDelivery(ctx: Ctx, { id, note }: { id: string; note: string }) {
  const { deal, delivery } = await deliveryAtWork(ctx, id);
  await places.freePlace(ctx, id);
  await queries.changeDelivery(ctx, id, { state: 'cancelled', endedAt: ctx.now, endNote: note });
  const which = { id, dealId: delivery.dealId, ownerId: deal.personId };
  await changed(ctx, which, 'delivery.cancelled', { note });
  return { id };
}

/** The contract of a booked delivery was cancelled (解约): its place is free again. */
export async function dropDelivery(ctx: Ctx, contractId: string, note: string): Promise<void> {
  const id = await queries.bookedFor(ctx, contractId);
  if (!id) return;
  await places.freePlace(ctx, id);
  await queries.changeDelivery(ctx, id, { state: 'cancelled', endedAt: ctx.now, endNote: note });
}
