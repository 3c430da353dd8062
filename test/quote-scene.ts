import { expect } from 'vitest';
import { postLead } from '../src/modules/leads/intake/intake.schema.ts';
import { postDeal } from '../src/modules/sales/deal-open.schema.ts';
import { Asked } from '../src/modules/sales/quote/asked.schema.ts';
import {
  getQuote,
  postQuote,
  postQuoteSending,
  putQuote,
} from '../src/modules/sales/quote/quote.schema.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { lin, ours } from './cast.ts';
import { aModel, aTrim, type World } from './world.ts';

/** A name drawn by hand, long enough to be one. */
export const drawing = `M10.0 10.0${'L20.0 20.0'.repeat(12)}`;

type Product = {
  kind: string;
  name: string;
  priceFen?: number;
  costFen?: number;
  incomeFen?: number;
  terms?: object;
};

/** A trim of 1.5 litres at ¥199,800 with products beside it, and deals of Lin’s that are quoted for it. */
export async function quoteScene({ as, inside }: World) {
  const { modelId, trimId, ids } = await inside(ours.tenantId, async (ctx) => {
    const { modelId } = await aModel(ctx);
    const trimId = await aTrim(ctx, modelId);
    await ctx.db
      .updateTable('catalog.trim')
      .set({ engineTenths: 15 })
      .where('tenantId', '=', ours.tenantId)
      .where('id', '=', trimId)
      .execute();
    const product = async (one: Product) => {
      const id = uuidV7();
      const { terms = {}, ...rest } = one;
      const given = {
        tenantId: ours.tenantId,
        id,
        provider: '',
        terms: JSON.stringify(terms),
        madeAt: ctx.now,
      };
      await ctx.db
        .insertInto('catalog.product')
        .values({ ...given, ...rest })
        .execute();
      return id;
    };
    const ids = {
      film: await product({ kind: 'accessory', name: '贴膜', priceFen: 368_000, costFen: 120_000 }),
      care: await product({ kind: 'service', name: '保养三次', priceFen: 99_900, costFen: 40_000 }),
      cover: await product({
        kind: 'insurance',
        name: '商业险',
        incomeFen: 70_000,
        terms: { priceBp: 250, liabilityFen: 26_500 },
      }),
      loan: await product({
        kind: 'finance',
        name: '等额本息',
        incomeFen: 150_000,
        terms: { way: 'equal_payment', aprBp: 360, months: [12, 36], leastDownBp: 2000 },
      }),
      flat: await product({
        kind: 'finance',
        name: '手续费分期',
        terms: { way: 'flat_fee', feeBp: 1200, months: [36] },
      }),
    };
    return { modelId, trimId, ids };
  });
  let n = 0;
  const aDeal = async (who = lin) => {
    const phone = `136${String((n += 1)).padStart(8, '0')}`;
    const storeId = who.storeId!;
    const lead = await as(who)(postLead, { storeId, intake: 'desk', phone, mine: true, modelId });
    return (await as(who)(postDeal, { leadId: lead.body.leadId })).body.id;
  };
  const asked = (given: Partial<Asked> = {}): Asked => ({
    ...Asked.parse({ trimId, invoicedOn: '2026-11-23', colour: '珠光白' }),
    ...given,
  });
  const aDraft = async (given: Partial<Asked> = {}, dealId?: string) => {
    const { id } = (await as(lin)(postQuote, { id: dealId ?? (await aDeal()) })).body;
    const saved = await as(lin)(putQuote, { id, asked: asked(given) });
    expect([saved.status, saved.body.problems]).toEqual([200, []]);
    return (await as(lin)(getQuote, { id })).body;
  };
  const aSent = async (given: Partial<Asked> = {}, dealId?: string) => {
    const draft = await aDraft(given, dealId);
    const sent = await as(lin)(postQuoteSending, { id: draft.id });
    expect([sent.status, sent.body.code]).toEqual([200, expect.any(String) as string]);
    return { ...draft, code: sent.body.code };
  };
  return { modelId, trimId, ids, aDeal, asked, aDraft, aSent };
}
