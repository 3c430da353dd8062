import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { signaturesOf } from '../../../platform/signature/signature.queries.ts';
import { isDealReached } from '../deal.queries.ts';
import { noSuchDeal } from '../deal.refusals.ts';
import { standingContract } from '../derivative/derivative.queries.ts';
import { albumOf, photosOf } from './album.queries.ts';
import { deliveryAtWork, withMissing } from './booking.actions.ts';
import * as checks from './check.queries.ts';
import * as queries from './delivery.queries.ts';
import * as refusals from './delivery.refusals.ts';
import { albumText, handOverText, unticked } from './delivery.rules.ts';
import type * as contract from './delivery.schema.ts';

/** One delivery with everything on its page (交车单). */
export async function showDelivery(ctx: Ctx, { id }: { id: string }) {
  const row = await queries.deliveryById(ctx, 'read', id);
  if (!row) throw refusals.noSuchDelivery();
  const { ticks, confirmed } = await checks.checksOf(ctx, id);
  return {
    ...withMissing(row),
    ...(await checks.restOf(ctx, id)),
    items: row.checklist,
    ticks,
    confirmed,
    signatures: await signaturesOf(ctx, 'delivery', id),
    album: (await albumOf(ctx, id)) ?? null,
    photos: await photosOf(ctx, id),
    handOverText,
    albumText,
  };
}

/** The delivery of a deal (这一单的交车), and whether its contract waits for a booking. */
export async function deliveryOfDeal(ctx: Ctx, { id }: { id: string }) {
  if (!(await isDealReached(ctx, 'read', id))) throw noSuchDeal({ id });
  const found = await queries.deliveryOfDeal(ctx, id);
  const standing = found ? undefined : await standingContract(ctx, id);
  return { delivery: found ? withMissing(found) : null, mayBook: standing?.state === 'signed' };
}

/** Ticks a line of the checklist (勾选), or takes the tick back; both are in the audit log. */
export async function tickItem(
  ctx: Ctx,
  { id, item, isDone, note }: z.output<typeof contract.putTick.input>,
) {
  const { deal, delivery } = await deliveryAtWork(ctx, id);
  if (!delivery.checklist.some(({ key }) => key === item)) throw refusals.noSuchItem();
  if (isDone) await checks.tick(ctx, { deliveryId: id, item }, note);
  else await checks.untick(ctx, { deliveryId: id, item });
  const ticked = new Set(delivery.ticked);
  if (isDone) ticked.add(item);
  else ticked.delete(item);
  await audit(ctx, {
    action: isDone ? 'delivery.ticked' : 'delivery.unticked',
    resource: 'deal',
    recordId: delivery.dealId,
    ownerId: deal.personId,
    after: { deliveryId: id, item, note, left: unticked(delivery.checklist, [...ticked]) },
  });
  await whisper(ctx, 'deal', delivery.dealId);
  return { id };
}

/**
 * Confirms payment, insurance or plate (确认条件), with who and when. Payment is confirmed by whoever may book payments
 * there, so that nobody who sells says that their own customer has paid (职责分离).
 */
export async function confirmReady(
  ctx: Ctx,
  { id, what, isReady, note, plate }: z.output<typeof contract.putReady.input>,
) {
  const place = await queries.placeOfDelivery(ctx, 'read', id);
  if (!place) throw refusals.noSuchDelivery();
  const [resource, verb] =
    what === 'payment' ? (['payment', 'edit'] as const) : (['deal', 'edit'] as const);
  if (!reaches(ctx.actor, resource, verb, place)) throw refusals.notYourConfirmation();
  const found = (await queries.deliveryById(ctx, 'read', id))!;
  if (found.state !== 'booked') throw refusals.deliveryOver();
  if (isReady) await checks.confirm(ctx, { deliveryId: id, what }, note);
  else await checks.takeBack(ctx, { deliveryId: id, what });
  if (what === 'plate' && plate !== undefined) await queries.changeDelivery(ctx, id, { plate });
  await audit(ctx, {
    action: isReady ? 'delivery.confirmed' : 'delivery.confirmation_withdrawn',
    resource: 'deal',
    recordId: place.dealId,
    ownerId: place.personId,
    after: { deliveryId: id, what, note, ...(plate !== undefined && { plate }) },
  });
  await whisper(ctx, 'deal', place.dealId);
  return { id };
}
