import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { cancelContract } from '../modules/sales/contract/cancel.actions.ts';
import { makeContract } from '../modules/sales/contract/make.actions.ts';
import { signContract } from '../modules/sales/contract/sign.actions.ts';
import { reviseContract } from '../modules/sales/contract/version.actions.ts';
import { readContract } from '../modules/sales/contract/show.actions.ts';
import { openDeal } from '../modules/sales/deal-open.actions.ts';
import { receive } from '../modules/sales/payment/payment.actions.ts';
import { SaleLine } from '../modules/sales/sale-line.schema.ts';
import { allocate, carsFor } from '../modules/sales/stock/allocation.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { randomFor, type Random } from './random.ts';
import { colourOf } from './stock.ts';
import { acceptedOffer, demoTrims, hotLeads, type DemoTrim, type HotLead } from './sale.queries.ts';

/** How far each sale of the demo has come. */
const stages = ['signed', 'draft', 'paid', 'amended', 'signed', 'cancelled', 'paid'] as const;
type Stage = (typeof stages)[number];

/**
 * Sales at work (演示合同): some of the leads that consultants talk to have accepted an offer, and each has come another way
 * since, by the same actions that people use.
 */
export async function demoContracts(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const day = dayIn(Date.parse(ctx.now));
  const trims = await demoTrims(ctx, day);
  const leads = await hotLeads(ctx, people.get('林知夏')!);
  for (const [i, lead] of leads.slice(0, stages.length).entries()) {
    const random = randomFor(20_260_101, `contract ${i}`);
    const ofModel = trims.filter(({ modelId }) => modelId === lead.modelId);
    const trim = random.pick(ofModel.length > 0 ? ofModel : trims);
    await sell(ctx, { lead, trim, stage: stages[i]!, random, day });
  }
}

type Sale = { lead: HotLead; trim: DemoTrim; stage: Stage; random: Random; day: string };

async function sell(ctx: Ctx, { lead, trim, stage, random, day }: Sale): Promise<void> {
  const { personId, teamId } = lead;
  const consultant: Actor = { ...ctx.actor, personId, teamId };
  const as = { ...ctx, actor: consultant };
  const { id: dealId, isNew } = await openDeal(as, { leadId: lead.leadId, modelId: trim.modelId });
  if (!isNew) return;
  const colour = colourOf(trim, random);
  await acceptedOffer(as, { dealId, trim, colour, day, lines: linesOf(trim, random) });
  const kind = stage === 'paid' ? ('advance' as const) : ('earnest' as const);
  const { id } = await makeContract(as, {
    id: dealId,
    promisedOn: addDays(day, random.whole(5, 20)),
    deposit: { kind, fen: 500_000 },
    note: '',
    skipReason: '客户看好现车，当天定下',
  });
  if (stage === 'draft') return;
  await bothSign(as, id, random);
  await receive(ctx, { ...money, id, kind: 'deposit', method: 'wechat', amountFen: 500_000 });
  if (stage === 'cancelled') {
    await cancelContract(ctx, { id, side: 'customer', reason: '家里临时用钱，暂不购车' });
    return;
  }
  const car = (await carsFor(ctx, { id })).rows.find(
    ({ likeness, storeId }) => likeness === 'same' && storeId === lead.storeId,
  );
  if (car) await allocate(ctx, { id, vehicleId: car.vehicleId });
  if (stage === 'paid') {
    const { balance } = await readContract(ctx, { id });
    await receive(ctx, {
      ...money,
      id,
      kind: 'balance',
      method: 'transfer',
      amountFen: balance.dueFen,
    });
  }
  if (stage === 'amended')
    await reviseContract(as, {
      id,
      changes: { note: '加赠原厂脚垫一套' },
      reason: '客户补充约定',
    });
}

const money = { voucher: '', note: '', externalId: null, keepsCredit: false } as const;

/** Customer and store sign what waits (双方签署). */
export async function bothSign(ctx: Ctx, id: string, random: Random): Promise<void> {
  const { versions } = await readContract(ctx, { id });
  const { contentHash, content } = versions[0]!;
  for (const role of ['customer', 'store'] as const) {
    const signer = role === 'customer' ? content.customerName || '客户' : '沈若兰';
    const signing = { signer, drawing: scribble(random), device: '' };
    await signContract(ctx, { id, role, contentHash, signing });
  }
}

/** A name drawn by nobody. */
function scribble(random: Random): string {
  const points = Array.from(
    { length: 22 },
    (_, i) => `${40 + i * 24}.0 ${random.whole(50, 150)}.0`,
  );
  return `M${points[0]}${points
    .slice(1)
    .map((point) => `L${point}`)
    .join('')}`;
}

function linesOf({ guideFen, energy }: DemoTrim, random: Random): SaleLine[] {
  const off = -Math.round((guideFen * random.whole(20, 50)) / 100_000) * 100;
  const tax = Math.round((guideFen + off) / 11.3);
  const line = (kind: SaleLine['kind'], name: string, amountFen: number, more: object = {}) =>
    SaleLine.parse({ key: kind, kind, name, amountFen, payee: 'store', ...more });
  return [
    line('car', '厂商建议零售价', guideFen),
    line('discount', '优惠', off),
    line(
      'purchase_tax',
      '车辆购置税',
      energy === 'fuel' || energy === '' ? tax : Math.round(tax / 2),
      {
        payee: 'state',
        basis: energy === 'fuel' || energy === '' ? '' : '新能源减半',
      },
    ),
    line('compulsory_insurance', '交强险', 95_000, { payee: 'insurer' }),
    line('registration', '上牌官费', 12_500, { payee: 'state' }),
  ];
}
