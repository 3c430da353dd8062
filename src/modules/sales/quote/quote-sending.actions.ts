import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { onePrice } from './quote.refusals.ts';
import { figuresHash, quoteToWorkOn, reckoningOf } from './quote.actions.ts';
import { isApproved, judge } from './quote-inside.actions.ts';
import { quoteLines } from './quote-lines.rules.ts';
import { openQuoteLink } from './quote-link.queries.ts';
import * as queries from './quote.queries.ts';
import * as refusals from './quote.refusals.ts';
import type { postQuoteDecision, postQuoteReopening } from './quote.schema.ts';

/**
 * Gives a quote to the customer (发给客户): a private link that shows exactly these figures. Refused while something is
 * missing, prices have moved since it was saved, or what goes beyond the sender's authority is not approved. Versions
 * that were sent before give way.
 */
export async function sendQuote(ctx: Ctx, { id }: { id: string }) {
  const { deal, quote, today } = await quoteToWorkOn(ctx, id);
  if (quote.state === 'sent') return { id, code: quote.code! };
  if (quote.state !== 'draft') throw refusals.notDraft(quote.state);
  if (quote.validUntil < today) throw refusals.quoteOver(quote.validUntil);
  await mustHoldToday(ctx, quote, today);
  const { excess } = await judge(ctx, quote);
  if (excess.length > 0 && !(await isApproved(ctx, quote))) throw refusals.needsApproval(excess);
  const versions = await queries.quotesOfDeal(ctx, deal.id, today);
  if (versions.some(({ state }) => state === 'accepted')) throw refusals.otherAccepted();
  const code = randomBytes(12).toString('base64url');
  await queries.supersedeOthers(ctx, deal.id, id);
  await queries.changeQuote(ctx, id, { state: 'sent', code, sentAt: ctx.now });
  await openQuoteLink(ctx, code, id);
  await audit(ctx, {
    action: 'quote.sent',
    resource: 'deal',
    recordId: deal.id,
    ownerId: deal.personId,
    after: { version: quote.version, totalFen: quote.totalFen, carFen: quote.carFen },
  });
  await whisper(ctx, 'deal', deal.id);
  return { id, code };
}

/** The figures that were saved must be those of today: what a customer holds in their hands is never older. */
async function mustHoldToday(ctx: Ctx, quote: queries.Row, today: string): Promise<void> {
  if (quote.asked.invoicedOn < today) throw refusals.invoicedInPast();
  const { facts } = await reckoningOf(ctx, quote, { asked: quote.asked, today });
  if (facts.isOnePrice && quote.asked.discountFen > 0) throw onePrice();
  const sum = quoteLines(quote.asked, facts);
  if (sum.problems.length > 0) throw refusals.incomplete(sum.problems);
  if (figuresHash(quote.asked, sum) !== quote.figuresHash)
    throw refusals.pricesMoved(quote.totalFen, sum.totalFen);
}

/** What the customer said in the showroom (当面答复): accepted or declined. The same word twice changes nothing. */
export async function decideQuote(
  ctx: Ctx,
  { id, decision, note }: z.output<typeof postQuoteDecision.input>,
) {
  const { quote, today } = await quoteToWorkOn(ctx, id);
  if (quote.state === decision) return { id, state: decision };
  await settle(ctx, quote, { decision, note, by: 'consultant', today });
  return { id, state: decision };
}

export type Settling = {
  decision: 'accepted' | 'declined';
  note: string;
  by: 'customer' | 'consultant';
  today: string;
};

/**
 * An offer is accepted or declined, the deal being locked. One version of a deal is accepted at most; the deal is about
 * its car from then on.
 */
export async function settle(ctx: Ctx, quote: queries.Row, settling: Settling): Promise<void> {
  const { decision, note, by } = settling;
  const { id, dealId } = quote;
  if (quote.state === 'expired') throw refusals.quoteOver(quote.validUntil);
  if (quote.state !== 'sent') throw refusals.notSent(quote.state);
  if (decision === 'accepted') {
    const versions = await queries.quotesOfDeal(ctx, dealId, settling.today);
    if (versions.some(({ state }) => state === 'accepted')) throw refusals.otherAccepted();
    await queries.takeCarOver(ctx, dealId, quote);
  }
  await queries.changeQuote(ctx, id, {
    state: decision,
    decidedAt: ctx.now,
    decidedBy: by,
    ...(note && { note }),
  });
  await audit(ctx, {
    action: `quote.${decision}`,
    resource: 'deal',
    recordId: dealId,
    ownerId: quote.personId,
    after: { version: quote.version, totalFen: quote.totalFen, by, note },
  });
  await announce(ctx, `quote.${decision}`, id, { quoteId: id, dealId });
  await whisper(ctx, 'deal', dealId);
}

/** Takes an acceptance back (撤回接受), with a reason, while no contract stands on it; another version may be sent then. */
export async function reopenQuote(
  ctx: Ctx,
  { id, reason }: z.output<typeof postQuoteReopening.input>,
) {
  const { deal, quote } = await quoteToWorkOn(ctx, id);
  if (quote.state !== 'accepted') throw refusals.notSent(quote.state);
  if (await queries.hasContract(ctx, deal.id)) throw refusals.contractStands();
  await queries.changeQuote(ctx, id, { state: 'superseded', decidedAt: null, decidedBy: '' });
  await audit(ctx, {
    action: 'quote.reopened',
    resource: 'deal',
    recordId: deal.id,
    ownerId: deal.personId,
    before: { version: quote.version, decidedBy: quote.decidedBy },
    after: { reason },
  });
  await whisper(ctx, 'deal', deal.id);
  return { id, state: 'superseded' as const };
}
