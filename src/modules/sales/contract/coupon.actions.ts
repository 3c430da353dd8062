import type { Ctx } from '../../../platform/db.ts';
import { couponsOf, freeCoupon, redeemCoupon } from '../../marketing/index.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import { freeCouponsIn, noteCoupon } from './contract-coupon.queries.ts';
import { noSuchCoupon } from './contract.refusals.ts';

type At = { contractId: string; dealId: string; storeId: string; customerId: string };

/**
 * Redeems one of the customer's own coupons for a contract (合同用券), by its code or id; the coupon's row decides between
 * two sales. What it is worth comes off as a line of its own, a gift stands there without money.
 */
export async function useCoupon(
  ctx: Ctx,
  { contractId, dealId, storeId, customerId }: At,
  codeOrId: string,
): Promise<SaleLine> {
  const held = (await couponsOf(ctx, customerId)).find(
    ({ code, id }) => code === codeOrId || id === codeOrId,
  );
  if (!held) throw noSuchCoupon();
  const { id, name, valueFen } = await redeemCoupon(ctx, { code: held.code, storeId, dealId });
  await noteCoupon(ctx, { contractId, couponId: id, name, valueFen: valueFen ?? 0 });
  return {
    key: `coupon:${id}`,
    kind: 'coupon',
    name,
    amountFen: -(valueFen ?? 0),
    payee: 'store',
    isEstimate: false,
    basis: '',
    source: '',
    productId: null,
    promotionId: null,
  };
}

/** Coupons that the offer's lines name, `coupon:<id or code>` (报价里的券). */
export const couponsNamed = (lines: readonly SaleLine[]): string[] =>
  lines.flatMap(({ kind, key }) =>
    kind === 'coupon' && key.startsWith('coupon:') ? [key.slice('coupon:'.length)] : [],
  );

/** Gives the customer their coupons back (券退还). */
export async function giveCouponsBack(
  ctx: Ctx,
  { contractId, dealId, note }: { contractId: string; dealId: string; note: string },
): Promise<void> {
  for (const id of await freeCouponsIn(ctx, contractId))
    await freeCoupon(ctx, { id, dealId, note });
}
