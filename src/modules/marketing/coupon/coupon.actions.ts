import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { reaches, systemActor } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import type { Visit } from '../../../platform/serve.ts';
import { todayOf } from '../../people/index.ts';
import { linkBehind } from '../form.queries.ts';
import * as queries from './coupon.queries.ts';
import * as no from './coupon.refusals.ts';
import { issueBar, redeemBar } from './coupon.rules.ts';
import type { postCouponKind } from './coupon.schema.ts';

export const listKinds = async (ctx: Ctx) => ({ rows: await queries.kindsOf(ctx) });

export async function makeKind(ctx: Ctx, input: z.output<typeof postCouponKind.input>) {
  const { kind, valueFen, startsOn, endsOn, campaignId } = input;
  if ((kind === 'discount') !== (valueFen !== null)) throw no.noValue();
  if (endsOn < startsOn) throw no.daysReversed();
  if (campaignId && !(await queries.isCampaign(ctx, campaignId))) throw no.noCampaign();
  const id = await queries.insertKind(ctx, input);
  if (!id) throw no.kindTaken();
  await audit(ctx, { action: 'coupon_kind.made', resource: 'market', recordId: id, after: input });
  return { id };
}

export async function endKind(ctx: Ctx, { id }: { id: string }) {
  if (!(await queries.closeKind(ctx, id))) throw no.noSuchKind();
  await audit(ctx, { action: 'coupon_kind.closed', resource: 'market', recordId: id });
  return { id };
}

/**
 * Issues a coupon to a customer (发券). Never more than the stock, and no more than each may have; who has theirs already
 * is given that one again. `origin` says where it came from: a form, the desk.
 */
export async function issueCoupon(
  ctx: Ctx,
  { kindId, customerId, origin }: { kindId: string; customerId: string; origin: string },
): Promise<{ code: string; isNew: boolean }> {
  const kind = await queries.lockKind(ctx, kindId);
  if (!kind) throw no.noSuchKind();
  const held = await queries.couponsOf(ctx, customerId, kindId);
  const bar = issueBar(kind, { held: held.length, today: await todayOf(ctx) });
  if (bar === 'has_enough') return { code: held[0]!.code, isNew: false };
  if (bar) throw no.notIssued(bar);
  const code = randomBytes(9).toString('base64url');
  const id = await queries.insertCoupon(ctx, { kindId, code, customerId, origin });
  await audit(ctx, {
    action: 'coupon.issued',
    resource: 'customer',
    recordId: customerId,
    after: { id, kindId, origin },
  });
  return { code, isNew: true };
}

async function behindCode<T>(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  code: string,
  work: (ctx: Ctx, id: string) => Promise<T>,
): Promise<T> {
  const link = await linkBehind(database.web, code, 'coupon');
  if (!link) throw no.noSuchCoupon();
  const actor = systemActor(link.tenantId, `coupon ${code.slice(0, 4)}`);
  return inTenant(database.web, link.tenantId, (db) => work({ db, actor, now }, link.recordId));
}

/** A coupon as its customer sees it (券页). */
export const showCoupon = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, (ctx, id) => queries.publicCoupon(ctx, id));

/** The customer takes it (领取); what is claimed, redeemed or taken back stays as it is. */
export const claimCoupon = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, id) => {
    const found = (await queries.lockCoupon(ctx, code))!;
    if (found.state !== 'issued') return { state: found.state };
    await queries.changeCoupon(ctx, id, { state: 'claimed', claimedAt: ctx.now });
    return { state: 'claimed' as const };
  });

/**
 * Redeems a coupon (核销), once: the row's lock decides between two tills. The sale calls it with its deal, the reception
 * without.
 */
export async function redeemCoupon(
  ctx: Ctx,
  { code, storeId, dealId = null }: { code: string; storeId: string; dealId?: string | null },
) {
  const { actor } = ctx;
  if (actor.storeId !== storeId && !reaches(actor, 'lead', 'edit', { storeId }))
    throw no.elsewhere();
  const found = await queries.lockCoupon(ctx, code);
  if (!found) throw no.noSuchCoupon();
  const bar = redeemBar(found, await todayOf(ctx));
  if (bar) throw no.notRedeemed(bar);
  const { id, name, kind, valueFen, customerName } = found;
  await queries.changeCoupon(ctx, id, {
    state: 'redeemed',
    redeemedAt: ctx.now,
    redeemedBy: actor.personId,
    storeId,
    dealId,
  });
  await audit(ctx, {
    action: 'coupon.redeemed',
    resource: 'market',
    recordId: id,
    after: { storeId, dealId },
  });
  return { id, name, kind, valueFen, customerName };
}

/** Takes a coupon back before it is redeemed (作废). */
export async function cancelCoupon(ctx: Ctx, { code, note }: { code: string; note: string }) {
  const found = await queries.lockCoupon(ctx, code);
  if (!found) throw no.noSuchCoupon();
  const { id, state } = found;
  if (state === 'redeemed' || state === 'cancelled') throw no.notRedeemed(state);
  await queries.changeCoupon(ctx, id, { state: 'cancelled', cancelledAt: ctx.now, note });
  await audit(ctx, {
    action: 'coupon.cancelled',
    resource: 'market',
    recordId: id,
    after: { note },
  });
  return { state: 'cancelled' as const };
}

/**
 * Frees a coupon that a sale had redeemed (退还用券), because that sale is off: it is the customer's again, and good as long
 * as its days last. One that another sale used meanwhile stays.
 */
export async function freeCoupon(
  ctx: Ctx,
  { id, dealId, note }: { id: string; dealId: string; note: string },
): Promise<void> {
  if (!(await queries.unredeem(ctx, id, dealId))) return;
  await audit(ctx, {
    action: 'coupon.freed',
    resource: 'market',
    recordId: id,
    after: { dealId, note },
  });
}
