import type { z } from 'zod';
import { addDays, type Day } from '../../../kernel/period.ts';
import { withdrawWaiting } from '../../../platform/approval/approval.queries.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { documentHash } from '../../../platform/signature/document-hash.ts';
import { pricedTrims } from '../../catalog/index.ts';
import { todayOf } from '../../people/index.ts';
import { dealToWorkOn } from '../deal-open.actions.ts';
import type { LockedDeal } from '../deal-open.queries.ts';
import { Asked } from './asked.schema.ts';
import { keepPackages, packagesFor, packagesOf, type Shown } from './package.queries.ts';
import { quoteApproval } from './quote.approval.ts';
import { reckoningFor, type Reckoning } from './quote-facts.actions.ts';
import { quoteLines } from './quote-lines.rules.ts';
import type { QuoteSum } from './quote-sum.schema.ts';
import * as queries from './quote.queries.ts';
import * as refusals from './quote.refusals.ts';
import type { postQuote, putQuote } from './quote.schema.ts';

/** A quote's deal, locked, and the quote itself in the state it is in then. */
export async function quoteToWorkOn(
  ctx: Ctx,
  id: string,
): Promise<{ deal: LockedDeal; quote: queries.Row; today: Day }> {
  const today = await todayOf(ctx);
  const found = await queries.quoteById(ctx, id, { today, verb: 'edit' });
  if (!found) throw refusals.noSuchQuote();
  const deal = await dealToWorkOn(ctx, found.dealId);
  const quote = (await queries.quoteById(ctx, id, { today, verb: 'edit' }))!;
  return { deal, quote, today };
}

/** What a deal's quote is reckoned with today. */
export const reckoningOf = (
  ctx: Ctx,
  deal: { storeId: string | null; customerId: string | null },
  {
    asked: { trimId, invoicedOn },
    today,
  }: { asked: Pick<Asked, 'trimId' | 'invoicedOn'>; today: Day },
): Promise<Reckoning> =>
  reckoningFor(ctx, {
    storeId: deal.storeId,
    customerId: deal.customerId,
    trimId,
    pricedOn: today,
    invoicedOn,
  });

/** The hash of what a quote says (报价指纹): an approval holds for exactly this. */
export const figuresHash = (asked: Asked, { lines, totalFen, dueFen }: QuoteSum): string =>
  documentHash({ asked, lines, totalFen, dueFen });

/**
 * Begins a quote (新建报价), or its next version from an earlier one. A deal has one draft at most: who comes second gets
 * that one. Nothing beside the car is chosen to begin with.
 */
export async function beginQuote(ctx: Ctx, input: z.output<typeof postQuote.input>) {
  const deal = await dealToWorkOn(ctx, input.id);
  const today = await todayOf(ctx);
  const versions = await queries.quotesOfDeal(ctx, deal.id, today);
  const draft = versions.find(({ state }) => state === 'draft');
  if (draft) return { id: draft.id, isNew: false };
  const from = versions.find(({ id }) => id === input.fromQuoteId);
  if (input.fromQuoteId && !from) throw refusals.noSuchQuote();
  const asked = await firstAsked(ctx, deal, { trimId: input.trimId, from, today });
  const reckoning = await reckoningOf(ctx, deal, { asked, today });
  const sum = quoteLines(asked, reckoning.facts);
  const validUntil = addDays(today, reckoning.facts.validDays);
  const version = (versions[0]?.version ?? 0) + 1;
  const id = await queries.insertQuote(
    ctx,
    { dealId: deal.id, version },
    {
      asked,
      sum,
      pricedOn: today,
      validUntil,
      hash: figuresHash(asked, sum),
      note: from?.note ?? '',
    },
  );
  // The deal is locked, so nobody can have begun one meanwhile.
  await keepPackages(ctx, id!, await packagesShown(ctx, deal, asked, reckoning));
  await audit(ctx, {
    action: 'quote.begun',
    resource: 'deal',
    recordId: deal.id,
    ownerId: deal.personId,
    after: { version, from: from?.version ?? null },
  });
  await whisper(ctx, 'deal', deal.id);
  return { id: id!, isNew: true };
}

type Beginning = { trimId: string | undefined; from: queries.Row | undefined; today: Day };

async function firstAsked(ctx: Ctx, deal: LockedDeal, { trimId, from, today }: Beginning) {
  if (from) {
    const said = await packagesOf(ctx, from.id);
    const answered = (answer: string) =>
      said.filter((one) => one.answer === answer).map(({ packageId }) => packageId);
    const invoicedOn = from.asked.invoicedOn < today ? today : from.asked.invoicedOn;
    return {
      ...from.asked,
      ...(trimId && { trimId }),
      invoicedOn,
      packageIds: answered('accepted'),
      declinedPackageIds: answered('declined'),
    };
  }
  const chosen = trimId ?? deal.trimId ?? (await cheapestTrim(ctx, deal, today));
  if (!chosen) throw refusals.noTrim();
  return Asked.parse({ trimId: chosen, colour: deal.colour, invoicedOn: today });
}

async function cheapestTrim(ctx: Ctx, deal: LockedDeal, day: Day): Promise<string | undefined> {
  if (!deal.modelId) return undefined;
  const trims = await pricedTrims(ctx, { modelId: deal.modelId, day });
  return (trims.find(({ guideFen }) => guideFen !== null) ?? trims[0])?.id;
}

/** Changes a draft (修改报价): it is priced anew by the rules of today, and what was approved of it before holds no longer. */
export async function saveQuote(ctx: Ctx, input: z.output<typeof putQuote.input>) {
  const { id, asked, note } = input;
  const { deal, quote, today } = await quoteToWorkOn(ctx, id);
  if (quote.state !== 'draft') throw refusals.notDraft(quote.state);
  if (asked.invoicedOn < today) throw refusals.invoicedInPast();
  const reckoning = await reckoningOf(ctx, deal, { asked, today });
  if (reckoning.facts.isOnePrice && asked.discountFen > 0) throw refusals.onePrice();
  const validUntil = input.validUntil ?? addDays(today, reckoning.facts.validDays);
  const most = addDays(today, 60);
  if (validUntil < today || validUntil > most) throw refusals.badValidity(most);
  const sum = quoteLines(asked, reckoning.facts);
  const hash = figuresHash(asked, sum);
  await queries.saveDraft(ctx, id, { asked, sum, pricedOn: today, validUntil, hash, note });
  await keepPackages(ctx, id, await packagesShown(ctx, deal, asked, reckoning));
  if (hash !== quote.figuresHash) {
    await withdrawWaiting(ctx, quoteApproval.key, id);
    await audit(ctx, {
      action: 'quote.changed',
      resource: 'deal',
      recordId: deal.id,
      ownerId: deal.personId,
      before: { version: quote.version, totalFen: quote.totalFen, carFen: quote.carFen },
      after: { version: quote.version, totalFen: sum.totalFen, carFen: sum.carFen },
    });
  }
  await whisper(ctx, 'deal', deal.id);
  return { id, totalFen: sum.totalFen, problems: sum.problems };
}

/** The packages of the store for this car with what was said to each, as the quote keeps them. */
async function packagesShown(
  ctx: Ctx,
  deal: LockedDeal,
  asked: Asked,
  { facts, products }: Reckoning,
): Promise<Shown[]> {
  const found = await packagesFor(ctx, { storeId: deal.storeId, modelId: facts.trim.modelId });
  const known = new Map(products.map((one) => [one.id, one]));
  return found.map(({ id, name, position, priceFen, productIds }) => {
    const inside = productIds.flatMap((productId) => known.get(productId) ?? []);
    const listFen = inside.reduce((sum, one) => sum + (one.priceFen ?? 0), 0);
    const declined = asked.declinedPackageIds.includes(id) ? 'declined' : '';
    return {
      packageId: id,
      name,
      position,
      contents: inside.map((one) => one.name).join('、'),
      priceFen: priceFen ?? listFen,
      answer: asked.packageIds.includes(id) ? 'accepted' : declined,
    };
  });
}
