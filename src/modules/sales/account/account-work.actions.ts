import type { z } from 'zod';
import type { Ctx } from '../../../platform/db.ts';
import { todayOf } from '../../people/index.ts';
import { pricesOf } from './account-detail.queries.ts';
import * as work from './account-work.queries.ts';
import { accountToWorkOn, noted } from './account.actions.ts';
import { misnamedCar } from './account.queries.ts';
import * as refused from './account.refusals.ts';
import { heldBy, overlaps, priceOn } from './account.rules.ts';
import type * as schema from './account-work.schema.ts';

type In<C extends { input: z.ZodType }> = z.output<C['input']>;

/** A tender to be watched or taken part in (招标). */
export async function addTender(ctx: Ctx, { id, ...tender }: In<typeof schema.postTender>) {
  const account = await openAccountOf(ctx, id);
  const made = await work.insertTender(ctx, { ...tender, accountId: id });
  await noted(ctx, account, { action: 'key_account.tender_added', after: tender });
  return made;
}

async function openAccountOf(ctx: Ctx, id: string) {
  const account = await accountToWorkOn(ctx, id);
  if (account.state === 'closed') throw refused.accountClosed();
  return account;
}

/** How a tender stands (招标进展); one that was lost names who won it, one that goes on has no result. */
export async function moveTender(ctx: Ctx, { id, ...change }: In<typeof schema.patchTender>) {
  const before = await work.tenderOf(ctx, id);
  if (!before) throw refused.noSuchTender();
  const account = await accountToWorkOn(ctx, before.accountId);
  const { state = before.state, lostTo = before.lostTo } = change;
  const isOver = state === 'won' || state === 'lost' || state === 'void';
  if (state === 'lost' && lostTo === '') throw refused.winnerMissing();
  const after = {
    state,
    deadlineOn: change.deadlineOn ?? before.deadlineOn,
    lostTo: state === 'lost' ? lostTo : '',
    resultNote: change.resultNote ?? before.resultNote,
    resultOn: isOver ? (before.resultOn ?? (await todayOf(ctx))) : null,
  };
  await work.changeTender(ctx, id, after);
  await noted(ctx, account, { action: 'key_account.tender_moved', before, after });
  return { id };
}

/**
 * A framework price (框架价). The account is locked, so that of two that would hold for one car on one day the second is
 * refused.
 */
export async function addPrice(ctx: Ctx, { id, ...price }: In<typeof schema.postFrameworkPrice>) {
  const account = await openAccountOf(ctx, id);
  const wrong = await misnamedCar(ctx, price);
  if (wrong) throw refused.namedNobody(wrong);
  const twin = (await pricesOf(ctx, id)).find((one) => overlaps(one, price));
  if (twin) throw refused.pricesOverlap(twin.fromOn, twin.toOn);
  const made = await work.insertPrice(ctx, { ...price, accountId: id });
  await noted(ctx, account, { action: 'key_account.price_added', after: price });
  return made;
}

export async function dropPrice(ctx: Ctx, { id }: In<typeof schema.deleteFrameworkPrice>) {
  const price = await work.priceToDrop(ctx, id);
  if (!price) throw refused.noSuchPrice();
  const account = await accountToWorkOn(ctx, price.accountId);
  if ((await work.priceToDrop(ctx, id))?.isUsed) throw refused.priceInUse();
  await work.deletePrice(ctx, id);
  await noted(ctx, account, { action: 'key_account.price_dropped', before: { id } });
  return { id };
}

/**
 * A bulk order (批量订单) in parts that add up to it. Its price is the framework's of the day unless another was agreed;
 * under a framework no more is ordered than it holds, which the lock on the account decides.
 */
export async function orderInBulk(
  ctx: Ctx,
  { id, parts, ...order }: In<typeof schema.postBulkOrder>,
) {
  const account = await openAccountOf(ctx, id);
  const wrong = await misnamedCar(ctx, order);
  if (wrong) throw refused.namedNobody(wrong);
  const split = heldBy(parts);
  if (split !== order.quantity) throw refused.partsDiffer(order.quantity, split);
  if (order.tenderId && (await work.tenderOf(ctx, order.tenderId))?.accountId !== id)
    throw refused.noSuchTender();
  const orderedOn = order.orderedOn ?? (await todayOf(ctx));
  const framework = priceOn(await pricesOf(ctx, id), { ...order, on: orderedOn });
  const isUnder = framework && (order.priceFen === null || order.priceFen === framework.priceFen);
  const priceFen = order.priceFen ?? framework?.priceFen;
  if (!priceFen) throw refused.priceMissing();
  if (
    isUnder &&
    framework.quantity !== null &&
    framework.used + order.quantity > framework.quantity
  )
    throw refused.overFramework(framework.quantity - framework.used);
  const made = await work.insertOrder(
    ctx,
    {
      ...order,
      orderedOn,
      priceFen,
      accountId: id,
      storeId: account.storeId,
      frameworkId: isUnder ? framework.id : null,
    },
    parts,
  );
  const after = { ...order, orderedOn, priceFen, parts };
  await noted(ctx, account, { action: 'key_account.ordered', after });
  return made;
}

async function standingOrder(ctx: Ctx, id: string) {
  const order = await work.lockOrder(ctx, id);
  if (!order) throw refused.noSuchOrder();
  const account = await accountToWorkOn(ctx, order.accountId);
  if (order.cancelledOn) throw refused.orderCancelled();
  return { order, account };
}

/** Splits a bulk order anew (改分批): the parts still add up to it, and none falls below what it delivered. */
export async function splitAnew(ctx: Ctx, { id, parts }: In<typeof schema.putBulkParts>) {
  const { order, account } = await standingOrder(ctx, id);
  const split = heldBy(parts);
  if (split !== order.quantity) throw refused.partsDiffer(order.quantity, split);
  const before = await work.partsOf(ctx, id);
  const asked = new Map(parts.flatMap((part) => (part.id ? [[part.id, part] as const] : [])));
  if ([...asked.keys()].some((partId) => !before.some((one) => one.id === partId)))
    throw refused.namedNobody('parts');
  for (const part of before) {
    const kept = asked.get(part.id)?.quantity ?? 0;
    if (kept < part.delivered) throw refused.partDelivered(part.delivered);
  }
  const gone = before.filter((part) => !asked.has(part.id)).map((part) => part.id);
  await work.deleteParts(ctx, gone);
  for (const [partId, { dueOn, quantity }] of asked)
    await work.changePart(ctx, partId, { dueOn, quantity });
  const fresh = parts.filter((part) => !part.id);
  await work.insertParts(
    ctx,
    id,
    fresh.map(({ dueOn, quantity }) => ({ dueOn, quantity })),
  );
  await noted(ctx, account, { action: 'key_account.split_anew', before, after: parts });
  return { id };
}

/** Cars of a part are handed over (分批交付). Of many at once as many get through as the part holds. */
export async function deliverPart(
  ctx: Ctx,
  { id, quantity, on }: In<typeof schema.postBulkDelivery>,
) {
  const found = await work.orderOfPart(ctx, id);
  if (!found) throw refused.noSuchOrder();
  const { account } = await standingOrder(ctx, found.id);
  const day = on ?? (await todayOf(ctx));
  const done = await work.deliverOf(ctx, { id, quantity, on: day });
  if (!done) {
    const now = (await work.orderOfPart(ctx, id))!;
    throw refused.overDelivered(now.quantity - now.delivered);
  }
  await noted(ctx, account, {
    action: 'key_account.delivered',
    after: { part: id, quantity, on: day },
  });
  return { id, ...done };
}

/** Cancels a bulk order (取消订单) as long as nothing was handed over. */
export async function cancelInBulk(
  ctx: Ctx,
  { id, reason }: In<typeof schema.postBulkCancellation>,
) {
  const { account } = await standingOrder(ctx, id);
  const delivered = (await work.partsOf(ctx, id)).reduce((sum, part) => sum + part.delivered, 0);
  if (delivered > 0) throw refused.orderDelivered(delivered);
  await work.cancelOrderOf(ctx, id, { on: await todayOf(ctx), reason });
  await noted(ctx, account, { action: 'key_account.order_cancelled', after: { reason } });
  return { id };
}
