import type { z } from 'zod';
import { scopeOf } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { yuanExact } from '../../../platform/web/format.ts';
import { orderLead } from '../../leads/index.ts';
import { holdersOf } from '../../people/index.ts';
import { dropDelivery } from '../delivery/booking.actions.ts';
import { endWaiting } from '../derivative/derivative.actions.ts';
import { giveBackPromotions } from '../promotion/promotion-count.actions.ts';
import { releaseOf } from '../stock/allocation.actions.ts';
import * as queries from './contract.queries.ts';
import { refundDue } from './contract.notices.ts';
import * as no from './contract.refusals.ts';
import { consequencesOf, type CancelSide } from './contract.rules.ts';
import type { postCancellation } from './contract.schema.ts';
import { giveCouponsBack } from './coupon.actions.ts';
import { orderFacts } from './sign.actions.ts';
import { endVersion } from './version.queries.ts';

type Money = Pick<
  queries.LockedContract,
  'depositKind' | 'depositFen' | 'depositPaidFen' | 'receivedFen' | 'refundedFen'
>;
const ended = (contract: Money, side: CancelSide) =>
  consequencesOf({
    side,
    kind: contract.depositKind,
    agreedFen: contract.depositFen,
    paidFen: contract.depositPaidFen,
    receivedFen: contract.receivedFen,
    refundedFen: contract.refundedFen,
  });

/** What would follow if the contract ended now (解约试算). */
export async function foreseeCancellation(
  ctx: Ctx,
  { id, side }: { id: string; side: CancelSide },
) {
  const contract = await queries.contractById(ctx, id);
  if (!contract) throw no.noSuchContract();
  return ended(contract, side);
}

/**
 * Cancels a contract (解约): what the store keeps and pays back is settled by the rule, coupons and car are free again,
 * a signed order is taken back by a fact of its own. A signed contract is cancelled by who answers for the store.
 */
export async function cancelContract(
  ctx: Ctx,
  { id, side, reason }: z.output<typeof postCancellation.input>,
) {
  const contract = await queries.lockContract(ctx, 'edit', id);
  if (!contract) throw no.noSuchContract();
  const { state, dealId, number, leadId, personId } = contract;
  if (state === 'cancelled' || state === 'delivered') throw no.contractOver();
  if (state === 'signed' && scopeOf(ctx.actor, 'deal', 'bulk') === 'no') throw no.managerCancels();
  const settled = ended(contract, side);
  const { keptFen, penaltyFen } = settled;
  await releaseOf(ctx, id, reason);
  await giveBackPromotions(ctx, id);
  await dropDelivery(ctx, id, reason);
  await endWaiting(ctx, dealId, id);
  await endVersion(ctx, id, 'withdrawn');
  await queries.changeContract(ctx, id, {
    state: 'cancelled',
    cancelledAt: ctx.now,
    cancelledBy: ctx.actor.personId,
    cancelReason: reason,
    cancelSide: side,
    keptFen,
    penaltyFen,
    vehicleId: null,
  });
  await giveCouponsBack(ctx, { contractId: id, dealId, note: reason });
  if (state === 'signed') {
    await appendFacts(ctx, await orderFacts(ctx, contract, contract.carFen, -1));
    if (leadId) await orderLead(ctx, leadId, { isOrdered: false });
  }
  await audit(ctx, {
    action: 'contract.cancelled',
    resource: 'deal',
    recordId: dealId,
    ownerId: personId,
    before: { state },
    after: { number, side, reason, ...settled },
  });
  if (settled.refundFen > 0)
    await notify(ctx, {
      kind: refundDue,
      to: await holdersOf(ctx, 'payment', 'edit'),
      key: id,
      params: { number, amount: yuanExact(settled.refundFen) },
      link: `/deals/${dealId}`,
    });
  await announce(ctx, 'contract.cancelled', id, { number, dealId, wasSigned: state === 'signed' });
  await whisper(ctx, 'deal', dealId);
  return settled;
}
