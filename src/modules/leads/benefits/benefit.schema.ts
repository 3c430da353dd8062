import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { couponKinds, couponStates } from '../../marketing/coupon/coupon.rules.ts';

export const getLeadCoupons = endpoint('GET /api/leads/:id/coupons', {
  summary: 'The coupons of a lead’s customer',
  access: 'lead:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        state: z.enum(couponStates),
        name: z.string(),
        kind: z.enum(couponKinds),
        valueFen: z.int().nullable(),
        endsOn: Day,
        issuedAt: z.iso.datetime(),
      }),
    ),
  }),
});

export const postLeadCoupon = endpoint('POST /api/leads/:id/coupons', {
  summary: 'Give a lead’s customer a coupon; who has theirs already keeps it',
  access: 'lead:edit',
  input: z.object({ id: z.uuid(), kindId: z.uuid() }),
  output: z.object({ code: z.string(), isNew: z.boolean() }),
});

export const getLinkResults = endpoint('GET /api/link-results', {
  summary: 'What came of the visitors of each short link: leads, arrivals, losses',
  access: 'market:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ code: z.string(), leads: z.int(), arrived: z.int(), won: z.int() })),
  }),
});

export const getReferrals = endpoint('GET /api/customers/:id/referrals', {
  summary: 'The leads that a customer brought, as far as one may see leads',
  access: 'customer:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        customerName: z.string().nullable(),
        receivedAt: z.iso.datetime(),
        outcome: z.enum(['open', 'won', 'lost', 'invalid']),
        ownerName: z.string().nullable(),
      }),
    ),
  }),
});
