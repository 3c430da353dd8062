import type { Day } from '../../../kernel/period.ts';

export const couponKinds = ['lane', 'gift', 'discount'] as const;
export const couponStates = ['issued', 'claimed', 'redeemed', 'cancelled'] as const;
export type CouponState = (typeof couponStates)[number];

/** A kind of coupon as far as issuing asks (券种). */
export type Stock = {
  stock: number;
  issued: number;
  perCustomer: number;
  endsOn: Day;
  isClosed: boolean;
};
export type IssueBar = 'closed' | 'over' | 'sold_out' | 'has_enough';

/** Why no more of a kind can be issued to somebody who has `held` of them (不能发券); null where one may. */
export function issueBar(
  { stock, issued, perCustomer, endsOn, isClosed }: Stock,
  { held, today }: { held: number; today: Day },
): IssueBar | null {
  if (held >= perCustomer) return 'has_enough';
  if (isClosed) return 'closed';
  if (today > endsOn) return 'over';
  return issued >= stock ? 'sold_out' : null;
}

export type RedeemBar = 'redeemed' | 'cancelled' | 'early' | 'over';

/** Why a coupon cannot be redeemed on a day (不能核销); null where it can, on its first and last day too. */
export function redeemBar(
  { state, startsOn, endsOn }: { state: CouponState; startsOn: Day; endsOn: Day },
  today: Day,
): RedeemBar | null {
  if (state === 'redeemed' || state === 'cancelled') return state;
  if (today < startsOn) return 'early';
  return today > endsOn ? 'over' : null;
}
