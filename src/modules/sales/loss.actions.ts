import type { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { appendFacts } from '../../platform/facts/facts.queries.ts';
import { whisper } from '../../platform/outbox.ts';
import { claimEnd, firstDayOf, leadOutcome } from '../leads/index.ts';
import { todayOf } from '../people/index.ts';
import { standingNumber } from './contract/contract.queries.ts';
import { dealHasStanding } from './contract/contract.refusals.ts';
import { dealFact } from './deal-fact.ts';
import { dealToWorkOn } from './deal-open.actions.ts';
import { closeLostDeal, openDealOfLead, type OpenDeal } from './loss.queries.ts';
import type { postLoss } from './loss.schema.ts';

/**
 * Says that a deal is lost (战败). With an open lead its claim decides, as for every lead; without one the deal is closed at
 * once with its reason. While a contract stands it cannot be lost.
 */
export async function loseDeal(ctx: Ctx, input: z.output<typeof postLoss.input>) {
  const { id, reason, rival, text } = input;
  const deal = await dealToWorkOn(ctx, id);
  const standing = await standingNumber(ctx, id);
  if (standing) throw dealHasStanding(standing);
  if (deal.leadId && (await leadOutcome(ctx, deal.leadId)) === 'open') {
    await claimEnd(ctx, { id: deal.leadId, kind: 'lost', reason, rival, text });
    await whisper(ctx, 'deal', id);
    return { outcome: 'claimed' as const };
  }
  await close(ctx, deal, { reason, rival });
  return { outcome: 'lost' as const };
}

/** The deal of a lead that a manager has declared lost is lost too (线索战败后关单); a second run changes nothing. */
export async function loseDealOfLead(
  ctx: Ctx,
  { leadId, reason, rival }: { leadId: string; reason: string; rival: string },
): Promise<void> {
  const deal = await openDealOfLead(ctx, leadId);
  if (!deal || (await standingNumber(ctx, deal.id))) return;
  await close(ctx, deal, { reason, rival });
}

async function close(
  ctx: Ctx,
  deal: OpenDeal,
  { reason, rival }: { reason: string; rival: string },
): Promise<void> {
  const day = await todayOf(ctx);
  await closeLostDeal(ctx, deal.id, { day, reason, rival });
  const begun =
    (deal.leadId ? await firstDayOf(ctx, deal.leadId) : undefined) ?? deal.openedOn ?? day;
  const originDay = begun > day ? day : begun;
  await appendFacts(ctx, [dealFact(deal, { kind: 'dealLost', day, originDay, at: ctx.now })]);
  await audit(ctx, {
    action: 'deal.lost',
    resource: 'deal',
    recordId: deal.id,
    ownerId: deal.personId,
    after: { reason, rival },
  });
  await whisper(ctx, 'deal', deal.id);
}
