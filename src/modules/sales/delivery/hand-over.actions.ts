import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { insertSignature } from '../../../platform/signature/signature.queries.ts';
import { winLead } from '../../leads/index.ts';
import { holdersAt, nameOf, todayOf } from '../../people/index.ts';
import { dealFact } from '../deal-fact.ts';
import type { LockedDeal } from '../deal-open.queries.ts';
import { bundleLeast } from '../derivative/derivative.actions.ts';
import { derivativesOf } from '../derivative/derivative.queries.ts';
import {
  differences,
  netOf,
  nothingRealised,
  realisedOf,
  type Realised,
} from '../derivative/derivative.rules.ts';
import { deliveryAtWork, withMissing } from './booking.actions.ts';
import { saleDelivered } from './delivery.notices.ts';
import { reachStep } from '../step/step.actions.ts';
import { changeDelivery, type DeliveryRow } from './delivery.queries.ts';
import * as refusals from './delivery.refusals.ts';
import { grossProfitOf, guaranteeUntil, handOverText, type Missing } from './delivery.rules.ts';
import type { postHandOver } from './delivery.schema.ts';
import { guaranteeDaysSetting } from './delivery.settings.ts';
import * as queries from './hand-over.queries.ts';

/**
 * Hands the car over (交车). Refused with everything that is missing; else the customer signs for car and papers, and in
 * the same transaction the contract is fulfilled, the car leaves the stock, the deal and its lead are won, the facts are
 * told and what care does later is begun. Of two at once one does it; the other is told that it is over.
 */
export async function handOver(ctx: Ctx, { id, ...signing }: z.output<typeof postHandOver.input>) {
  const { deal, delivery } = await deliveryAtWork(ctx, id);
  const sold = await queries.lockSold(ctx, delivery.contractId);
  const { missing } = withMissing({
    ...delivery,
    isSigned: delivery.isSigned && sold.state === 'signed',
    vehicleState: sold.vehicleState,
  });
  if (missing.length > 0) throw refusals.notReady(missing, saidOf(missing));
  const day = await todayOf(ctx);
  const hash = await signedFor(ctx, { delivery, sold, day }, signing);
  const vehicle = { id: sold.vehicleId!, day, plate: delivery.plate };
  if (!(await queries.fulfilContract(ctx, sold.id))) throw refusals.deliveryOver();
  if (!(await queries.releaseVehicle(ctx, vehicle))) throw refusals.deliveryOver();
  const until = await guarantee(ctx, day);
  await changeDelivery(ctx, id, {
    state: 'done',
    endedAt: ctx.now,
    handedAt: ctx.now,
    handedOn: day,
    handedBy: ctx.actor.personId,
    documentHash: hash,
    ...until,
  });
  await reachStep(ctx, deal, 'delivery', '已交车，此前环节未记录');
  await win(ctx, { deal, sold, day });
  await tell(ctx, { deal, delivery, sold, day });
  return { id, dealId: deal.id, day, ...until };
}

type Context = { deal: LockedDeal; delivery: DeliveryRow; sold: queries.Sold; day: string };

const guarantee = async (ctx: Ctx, day: string) =>
  guaranteeUntil(day, (await settingOn(ctx, guaranteeDaysSetting, { day })).rows[0]!);

/** What is signed: the car by its VIN, the contract, and every line of the checklist that was done. */
const signedFor = (
  ctx: Ctx,
  { delivery, sold, day }: Omit<Context, 'deal'>,
  input: Omit<z.output<typeof postHandOver.input>, 'id'>,
) =>
  insertSignature(ctx, {
    kind: 'delivery',
    recordId: delivery.id,
    role: 'customer',
    statement: `${handOverText.zh}（${handOverText.version}）`,
    document: {
      contract: sold.number,
      vin: sold.vin,
      plate: delivery.plate,
      day,
      statement: handOverText.zh,
      done: delivery.checklist.filter(({ key }) => delivery.ticked.includes(key)),
    },
    input,
  });

async function win(ctx: Ctx, { deal, sold, day }: Omit<Context, 'delivery'>): Promise<void> {
  const realised = realisedOf(await derivativesOf(ctx, deal.id));
  const grossProfitFen = grossProfitOf(sold.carFen, sold.costFen, netOf(realised));
  await queries.winDeal(ctx, { id: deal.id, day, sold, realised, grossProfitFen });
  const least = await bundleLeast(ctx, deal.storeId, day);
  await appendFacts(
    ctx,
    factsOf({ realised, least, grossProfitFen, priceFen: sold.carFen }).map((one) =>
      dealFact({ ...deal, modelId: sold.modelId }, { ...one, day, at: ctx.now }),
    ),
  );
  if (deal.leadId) await winLead(ctx, deal.leadId);
}

type Counted = {
  realised: Realised;
  least: number;
  grossProfitFen: number | null;
  priceFen: number;
};

/** The facts of a hand-over: one car at its price, one deal won, and what came with it. */
const factsOf = ({ realised, least, grossProfitFen, priceFen }: Counted) => [
  { kind: 'delivery' as const, quantity: 1, amount: priceFen },
  { kind: 'dealWon' as const, quantity: 1, amount: 0 },
  ...(grossProfitFen === null
    ? []
    : [{ kind: 'grossProfit' as const, quantity: 1, amount: grossProfitFen }]),
  ...differences(nothingRealised, realised, least).filter(({ kind }) => kind !== 'grossProfit'),
];

async function tell(ctx: Ctx, { deal, delivery, sold, day }: Context): Promise<void> {
  const { id, storeId } = delivery;
  await audit(ctx, {
    action: 'delivery.handed_over',
    resource: 'deal',
    recordId: deal.id,
    ownerId: deal.personId,
    before: { outcome: deal.outcome },
    after: { outcome: 'won', closedOn: day, deliveryId: id, vin: sold.vin, priceFen: sold.carFen },
  });
  await announce(ctx, 'sale.delivered', id, {
    deliveryId: id,
    dealId: deal.id,
    contractId: sold.id,
    storeId,
    personId: deal.personId,
    customerId: sold.customerId,
    vehicleId: sold.vehicleId,
    day,
  });
  await notify(ctx, {
    kind: saleDelivered,
    to: (await holdersAt(ctx, 'deal', 'bulk', storeId)).filter((one) => one !== ctx.actor.personId),
    key: id,
    params: {
      customer: sold.customerName || { zh: '客户', en: 'A customer' },
      model: sold.modelName,
      person: (await nameOf(ctx, ctx.actor.personId)) ?? null,
    },
    link: `/deliveries/${id}`,
    places: [{ storeId, teamId: deal.teamId }],
  });
  await whisper(ctx, 'deal', deal.id);
}

const words: Record<Missing, readonly [zh: string, en: string]> = {
  contract: ['合同未签署', 'the contract is not signed'],
  vehicle: ['未配车', 'no car is allocated'],
  stock: ['车未到店', 'the car is not in stock'],
  payment: ['车款未收齐', 'payment is not complete'],
  insurance: ['保险未出单', 'insurance is not issued'],
  plate: ['牌照未办好', 'the plate is not ready'],
  checks: ['清单必做项未勾完', 'the checklist is not done'],
};

const saidOf = (missing: readonly Missing[]) => ({
  zh: missing.map((one) => words[one][0]).join('、'),
  en: missing.map((one) => words[one][1]).join(', '),
});
