import type { Ctx } from '../../../platform/db.ts';
import { couponsOf, issueCoupon } from '../../marketing/index.ts';
import { noSuchLead } from '../lead.refusals.ts';
import { customerIdOf, linkResults, referralsOf } from './benefit.queries.ts';

/** The coupons of a lead's customer (客户的券). */
export async function leadCoupons(ctx: Ctx, { id }: { id: string }) {
  const customerId = await customerIdOf(ctx, 'read', id);
  if (!customerId) throw noSuchLead({ id });
  return { rows: await couponsOf(ctx, customerId) };
}

/** Gives one from the desk or the lead's page (发券). */
export async function giveCoupon(ctx: Ctx, { id, kindId }: { id: string; kindId: string }) {
  const customerId = await customerIdOf(ctx, 'edit', id);
  if (!customerId) throw noSuchLead({ id });
  return issueCoupon(ctx, { kindId, customerId, origin: 'desk' });
}

export const showLinkResults = async (ctx: Ctx) => ({ rows: await linkResults(ctx) });

export async function listReferrals(ctx: Ctx, { id }: { id: string }) {
  const rows = await referralsOf(ctx, id);
  return {
    rows: rows.map(({ id: leadId, customerName, receivedAt, outcome, ownerName }) => ({
      id: leadId,
      customerName,
      receivedAt,
      outcome,
      ownerName,
    })),
  };
}
