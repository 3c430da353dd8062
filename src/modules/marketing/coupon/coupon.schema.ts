import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { couponKinds, couponStates } from './coupon.rules.ts';

const Moment = z.iso.datetime();
export const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** A kind of coupon (券种): what it gives, how many there are, and for how long. */
export const CouponKind = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(couponKinds),
  valueFen: z.int().nullable(),
  stock: z.int(),
  issued: z.int(),
  claimed: z.int(),
  redeemed: z.int(),
  perCustomer: z.int(),
  startsOn: Day,
  endsOn: Day,
  text: z.string(),
  campaignName: z.string().nullable(),
  closedAt: Moment.nullable(),
});

export const getCouponKinds = endpoint('GET /api/coupon-kinds', {
  summary: 'Kinds of coupons with how many were issued, claimed and redeemed',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(CouponKind) }),
});

export const postCouponKind = endpoint('POST /api/coupon-kinds', {
  summary: 'Make a kind of coupon with a stock and a time',
  access: 'market:edit',
  input: z.object({
    name: z.string().trim().min(1).max(40),
    kind: z.enum(couponKinds),
    valueFen: z.int().min(1).max(100_000_000).nullable().default(null),
    stock: z.int().min(1).max(1_000_000),
    perCustomer: z.int().min(1).max(20).default(1),
    startsOn: Day,
    endsOn: Day,
    text: z.string().trim().max(300).default(''),
    campaignId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.uuid() }),
});

export const postCouponKindClosing = endpoint('POST /api/coupon-kinds/:id/close', {
  summary: 'Issue no more of a kind; what was issued stays good',
  access: 'market:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

/** What the customer sees of their coupon (券). */
export const PublicCoupon = z.object({
  groupName: z.string(),
  name: z.string(),
  kind: z.enum(couponKinds),
  valueFen: z.int().nullable(),
  text: z.string(),
  startsOn: Day,
  endsOn: Day,
  state: z.enum(couponStates),
});

export const getCoupon = endpoint('GET /api/coupons/:code', {
  summary: 'A coupon as its customer sees it',
  access: 'public',
  input: z.object({ code: Code }),
  output: PublicCoupon,
});

export const postCouponClaim = endpoint('POST /api/coupons/:code/claim', {
  summary: 'The customer takes the coupon; twice is once',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({ state: z.enum(couponStates) }),
});

export const postRedemption = endpoint('POST /api/coupon-redemptions', {
  summary: 'Redeem a coupon at a store, once; of two tills one is first',
  access: 'lead:edit',
  input: z.object({ code: Code, storeId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(couponKinds),
    valueFen: z.int().nullable(),
    customerName: z.string(),
  }),
});

export const postCouponCancel = endpoint('POST /api/coupons/:code/cancel', {
  summary: 'Take a coupon back before it is redeemed, with a reason',
  access: 'market:edit',
  input: z.object({ code: Code, note: z.string().trim().min(2).max(200) }),
  output: z.object({ state: z.enum(couponStates) }),
});
