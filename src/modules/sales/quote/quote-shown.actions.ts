import type { z } from 'zod';
import type { Ctx } from '../../../platform/db.ts';
import { todayOf } from '../../people/index.ts';
import { isDealReached, visibleDeals } from '../deal.queries.ts';
import { noSuchDeal } from '../deal.refusals.ts';
import { authorityOf } from './authority.rules.ts';
import { packagesOf } from './package.queries.ts';
import { reckoningOf } from './quote.actions.ts';
import * as queries from './quote.queries.ts';
import { noSuchQuote } from './quote.refusals.ts';
import type { getQuoteFacts, Quote } from './quote.schema.ts';
import { changesBetween } from './version-changes.rules.ts';

/** One version with every line and what was said to its packages (报价详情). */
export async function showQuote(ctx: Ctx, { id }: { id: string }): Promise<Quote> {
  const found = await queries.quoteById(ctx, id, { today: await todayOf(ctx) });
  if (!found) throw noSuchQuote();
  return wholeQuote(ctx, found);
}

export async function wholeQuote(ctx: Ctx, row: queries.Row): Promise<Quote> {
  const { kept, teamId: _team, personId: _person, customerId: _customer, ...rest } = row;
  const { figuresHash: _hash, ...quote } = rest;
  return { ...quote, ...kept, packages: await packagesOf(ctx, row.id) };
}

/** The versions of a deal's quote with what changed from one to the next (版本差异). */
export async function listOfDeal(ctx: Ctx, { id }: { id: string }) {
  if (!(await isDealReached(ctx, 'read', id))) throw noSuchDeal({ id });
  const rows = await queries.quotesOfDeal(ctx, id, await todayOf(ctx));
  return {
    rows: rows.map((row, at) => {
      const before = rows[at + 1];
      return { ...inList(row), changes: before ? changesBetween(before.lines, row.lines) : [] };
    }),
  };
}

const inList = (row: queries.Row) => ({
  id: row.id,
  version: row.version,
  state: row.state,
  trimName: row.trimName,
  modelName: row.modelName,
  colour: row.colour,
  carFen: row.carFen,
  totalFen: row.totalFen,
  dueFen: row.dueFen,
  validUntil: row.validUntil,
  madeAt: row.madeAt,
  madeByName: row.madeByName,
  sentAt: row.sentAt,
  seenAt: row.seenAt,
  decidedAt: row.decidedAt,
});

/** Quotes under way of the deals I reach (在谈报价). */
export async function listOpen(ctx: Ctx) {
  const rows = await queries.openQuotes(ctx, await todayOf(ctx));
  return {
    rows: rows.map((row) => ({
      ...inList(row),
      dealId: row.dealId,
      customerName: row.customerName,
    })),
  };
}

/** What the preview reckons with (报价参数), and how far the asker's own authority goes. */
export async function showFacts(ctx: Ctx, input: z.output<typeof getQuoteFacts.input>) {
  const deal = await visibleDeals(ctx)
    .select(['deal.storeId', 'deal.customerId'])
    .where('deal.id', '=', input.id)
    .executeTakeFirst();
  if (!deal) throw noSuchDeal(input);
  const today = await todayOf(ctx);
  const invoicedOn = input.invoicedOn ?? today;
  const { facts, authorityRows } = await reckoningOf(ctx, deal, {
    asked: { trimId: input.trimId, invoicedOn },
    today,
  });
  const { discountFen, giftFen } = authorityOf(authorityRows, {
    roles: ctx.actor.roles,
    model: facts.trim.modelName,
  });
  return { facts, authority: { discountFen, giftFen } };
}
