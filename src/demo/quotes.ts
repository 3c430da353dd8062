import { Refusal } from '../kernel/refusal.ts';
import { decideApproval } from '../platform/approval/approval.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { openDeal } from '../modules/sales/deal-open.actions.ts';
import { quoteApproval } from '../modules/sales/quote/quote.approval.ts';
import { makePackage } from '../modules/sales/quote/package.actions.ts';
import { beginQuote, saveQuote } from '../modules/sales/quote/quote.actions.ts';
import { askForQuote } from '../modules/sales/quote/quote-inside.actions.ts';
import { decideQuote, sendQuote } from '../modules/sales/quote/quote-sending.actions.ts';
import { showQuote } from '../modules/sales/quote/quote-shown.actions.ts';
import type { Asked } from '../modules/sales/quote/asked.schema.ts';
import { randomFor, type Random } from './random.ts';
import { firstDecider, leadsToQuote, productIds, type QuotedLead } from './quotes.queries.ts';

/** Four packages beside the car (套餐), from the plainest up. */
const packages = [
  ['省心', ['基础保养 3 年 6 次'], 3_380, '保养三年不操心'],
  ['洁净', ['全包围脚垫', '后备箱垫', '行车记录仪'], 1_980, '到手即用'],
  ['护航', ['隔热车窗膜', '整车延保 2 年 / 5 万公里'], 6_480, '贴膜与延保'],
  ['尊享', ['隐形车衣', '基础保养 3 年 6 次', '取送车 2 年'], 15_800, '漆面、保养、取送'],
] as const;

/** How far each quote of the demo has come. */
const stages = [
  'draft',
  'sent',
  'accepted',
  'waiting',
  'approved',
  'sent',
  'declined',
  'sent',
] as const;
type Stage = (typeof stages)[number];

/**
 * Quotes at work (演示报价): packages, and some of those whom consultants talk to have an offer in the making, in their
 * hands, answered, or waiting for approval, by the same actions that people use.
 */
export async function demoQuotes(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const products = await productIds(ctx);
  for (const [at, [name, inside, priceYuan, note]] of packages.entries()) {
    const ids = inside.flatMap((one) => products.get(one) ?? []);
    if (ids.length < inside.length) continue;
    const price = { priceFen: priceYuan * 100, modelId: null };
    await makePackage(ctx, { name, note, position: at + 1, productIds: ids, ...price });
  }
  const leads = await leadsToQuote(ctx, people.get('林知夏')!);
  for (const [i, lead] of leads.slice(0, stages.length).entries())
    await quoteOne(ctx, {
      lead,
      stage: stages[i]!,
      products,
      random: randomFor(20_260_101, `quote ${i}`),
    });
}

type One = {
  lead: QuotedLead;
  stage: Stage;
  products: ReadonlyMap<string, string>;
  random: Random;
};

async function quoteOne(ctx: Ctx, { lead, stage, products, random }: One): Promise<void> {
  const actor = {
    ...ctx.actor,
    personId: lead.personId,
    teamId: lead.teamId,
    roles: ['consultant'],
  };
  const as = { ...ctx, actor };
  const deal = await openDeal(as, { leadId: lead.leadId, modelId: lead.modelId });
  const { id } = await beginQuote(as, { id: deal.id });
  const first = await showQuote(as, { id });
  const asked = chosen(first.asked, { stage, products, random });
  const saved = await saveQuote(as, { id, asked, note: '' });
  if (stage === 'draft' || saved.problems.length > 0) return;
  try {
    if (stage === 'waiting' || stage === 'approved') await approve(as, ctx, { id, stage });
    else await sendQuote(as, { id });
    if (stage === 'accepted' || stage === 'declined')
      await decideQuote(as, { id, decision: stage, note: stage === 'declined' ? '再比一家' : '' });
  } catch (error) {
    // A promotion of the day may put the price below the floor: then it stays a draft.
    if (!(error instanceof Refusal)) throw error;
  }
}

async function approve(
  as: Ctx,
  ctx: Ctx,
  { id, stage }: { id: string; stage: 'waiting' | 'approved' },
): Promise<void> {
  const asked = await askForQuote(as, { id, reason: '客户对比过别家，今天能定' });
  if (stage === 'waiting') return;
  const decide = decideApproval([quoteApproval]);
  const manager = { ...ctx, actor: { ...ctx.actor, personId: await firstDecider(ctx, asked.id) } };
  await decide(manager, { id: asked.id, decision: 'approved', note: '同意，今天签' });
  await sendQuote(as, { id });
}

function chosen(
  asked: Asked,
  { stage, products, random }: Pick<One, 'stage' | 'products' | 'random'>,
): Asked {
  const isMuch = stage === 'waiting' || stage === 'approved';
  const loanId = products.get('等额本息');
  const flatId = products.get('手续费分期');
  const cover = products.get('商业险（三者 200 万）');
  const hasLoan = loanId !== undefined && random.chance(0.7);
  return {
    ...asked,
    discountFen: (isMuch ? random.whole(20, 24) : random.whole(2, 10)) * 50_000,
    productIds: cover && random.chance(0.6) ? [cover] : [],
    loan: hasLoan ? { productId: loanId, months: 36, downBp: 3000 } : null,
    compared: hasLoan && flatId ? [{ productId: flatId, months: 36, downBp: 3000 }] : [],
    tradeIn: random.chance(0.3)
      ? { way: 'replace', oldCarFen: random.whole(20, 60) * 100_000 }
      : null,
  };
}
