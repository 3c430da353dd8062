import type { z } from 'zod';
import { systemActor } from '../../../kernel/actor.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import { insertSignature } from '../../../platform/signature/signature.queries.ts';
import { todayOf } from '../../people/index.ts';
import { lockDeal } from '../deal-open.queries.ts';
import { dealClosed } from '../deal.refusals.ts';
import { answerOfCustomer } from './package.queries.ts';
import { groupName, quoteBehind } from './quote-link.queries.ts';
import { settle } from './quote-sending.actions.ts';
import { wholeQuote } from './quote-shown.actions.ts';
import { quoteAnswered, quotePackageAnswered } from './quote.notices.ts';
import * as queries from './quote.queries.ts';
import * as refusals from './quote.refusals.ts';
import type {
  postQuoteLinkAcceptance,
  postQuoteLinkDecline,
  postQuoteLinkPackage,
  PublicQuote,
} from './quote.schema.ts';

type Opened = { quote: queries.Row; today: string };

/** Work behind a customer's link: the deal is locked, so that of two tabs, or a customer and the store, one is first. */
async function behindLink<T>(
  { database, now, address, requestId }: Visit,
  code: string,
  work: (ctx: Ctx, opened: Opened) => Promise<T>,
): Promise<T> {
  const link = await quoteBehind(database.web, code);
  if (!link) throw refusals.noSuchQuote();
  const actor = {
    ...systemActor(link.tenantId, `quote ${code.slice(0, 4)}`),
    origin: { address, requestId },
  };
  return inTenant(database.web, link.tenantId, async (db) => {
    const ctx = { db, actor, now };
    const today = await todayOf(ctx);
    const found = await queries.quoteById(ctx, link.recordId, { today });
    if (!found) throw refusals.noSuchQuote();
    await lockDeal(ctx, 'read', found.dealId);
    const quote = (await queries.quoteById(ctx, link.recordId, { today }))!;
    return work(ctx, { quote, today });
  });
}

/**
 * An offer as its customer sees it (客户报价页): the figures that were sent, and none of the store's own. The first look is
 * noted. Written out field by field, so that nothing slips in.
 */
export const showLink = (
  visit: Visit,
  { code }: { code: string },
): Promise<z.output<typeof PublicQuote>> =>
  behindLink(visit, code, async (ctx, { quote }) => {
    if (!quote.seenAt) {
      await queries.changeQuote(ctx, quote.id, { seenAt: ctx.now });
      await whisper(ctx, 'deal', quote.dealId);
    }
    const whole = await wholeQuote(ctx, quote);
    return {
      groupName: await groupName(ctx),
      storeName: whole.storeName,
      personName: whole.personName,
      customerName: whole.customerName,
      number: whole.dealNumber,
      version: whole.version,
      state: whole.state,
      brandName: whole.brandName,
      modelName: whole.modelName,
      trimName: whole.trimName,
      colour: whole.colour,
      pricedOn: whole.pricedOn,
      invoicedOn: whole.asked.invoicedOn,
      validUntil: whole.validUntil,
      lines: whole.lines,
      outside: whole.outside,
      loans: whole.loans,
      workings: whole.workings,
      packages: whole.packages,
      carFen: whole.carFen,
      totalFen: whole.totalFen,
      loanFen: whole.loanFen,
      oldCarFen: whole.oldCarFen,
      dueFen: whole.dueFen,
      note: whole.note,
      sentAt: whole.sentAt,
      decidedAt: whole.decidedAt,
    };
  });

/** What a customer agrees to, in both languages, with its version. */
const statement = (version: number): string =>
  `v1 我已看清报价第 ${version} 版的每一项，接受这份报价。 / I have read every line of version ${version} and accept this offer.`;

/**
 * The customer accepts (接受报价): they say which total they saw and draw their name; the hash of every line, the sentence,
 * time and address are kept. Accepting again changes nothing.
 */
export const acceptByLink = (
  visit: Visit,
  input: z.output<typeof postQuoteLinkAcceptance.input>,
): Promise<{ state: 'accepted' }> =>
  behindLink(visit, input.code, async (ctx, { quote, today }) => {
    if (quote.state === 'accepted') return { state: 'accepted' };
    if (!quote.isDealOpen) throw dealClosed();
    if (input.totalFen !== quote.totalFen) throw refusals.otherTotal();
    await settle(ctx, quote, { decision: 'accepted', note: '', by: 'customer', today });
    const { id, version, lines, kept, totalFen, dueFen } = quote;
    const { signer, drawing, device } = input;
    await insertSignature(ctx, {
      kind: 'quote',
      recordId: id,
      role: 'customer',
      document: { id, version, lines, outside: kept.outside, loans: kept.loans, totalFen, dueFen },
      statement: statement(version),
      input: { signer, drawing, device },
    });
    await tell(ctx, quote, 'accepted');
    return { state: 'accepted' };
  });

/** The customer declines (婉拒报价), perhaps with a word why. */
export const declineByLink = (
  visit: Visit,
  { code, note }: z.output<typeof postQuoteLinkDecline.input>,
): Promise<{ state: 'declined' }> =>
  behindLink(visit, code, async (ctx, { quote, today }) => {
    if (quote.state === 'declined') return { state: 'declined' };
    await settle(ctx, quote, { decision: 'declined', note, by: 'customer', today });
    await tell(ctx, quote, 'declined');
    return { state: 'declined' };
  });

/** The customer's word on one package (套餐答复): kept and told; what is due stays until the consultant offers anew. */
export const answerPackage = (
  visit: Visit,
  { code, packageId, answer }: z.output<typeof postQuoteLinkPackage.input>,
) =>
  behindLink(visit, code, async (ctx, { quote }) => {
    if (quote.state !== 'sent') throw refusals.notSent(quote.state);
    const isOffered = await answerOfCustomer(ctx, { quoteId: quote.id, packageId, answer });
    if (!isOffered) throw refusals.noSuchPackage();
    if (answer === 'accepted' && quote.personId)
      await notify(ctx, {
        kind: quotePackageAnswered,
        to: [quote.personId],
        key: `${quote.id} ${packageId}`,
        params: { customer: quote.customerName },
        link: `/quotes/${quote.id}`,
      });
    await whisper(ctx, 'deal', quote.dealId);
    return { answer };
  });

async function tell(ctx: Ctx, quote: queries.Row, decision: 'accepted' | 'declined') {
  if (!quote.personId) return;
  const said = {
    accepted: { zh: '接受了报价', en: 'accepted the offer' },
    declined: { zh: '没有接受报价', en: 'declined the offer' },
  };
  await notify(ctx, {
    kind: quoteAnswered,
    to: [quote.personId],
    key: quote.id,
    params: { customer: quote.customerName, decision: said[decision], model: quote.modelName },
    link: `/quotes/${quote.id}`,
  });
}
