import { reaches } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import type { Day } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf } from '../../people/index.ts';
import { comparisonBar } from './comparison.rules.ts';
import * as check from './promotion-check.queries.ts';
import * as queries from './promotion.queries.ts';
import * as no from './promotion.refusals.ts';
import type * as contract from './promotion.schema.ts';

export const listPromotions = async (ctx: Ctx, asked: InputOf<typeof contract.getPromotions>) => ({
  today: await todayOf(ctx),
  rows: await queries.promotionsWithResults(ctx, asked),
});

/** Promotions that may hold for a car at a store on a day (可用促销): `promotionLines` says which of them do. */
export const applicablePromotions = (
  ctx: Ctx,
  car: { storeId: string; trimId: string | null; modelId: string; day: Day },
): Promise<contract.Applicable[]> => queries.promotionsFor(ctx, car);

/** What kinds of customer somebody is to promotions (客户类型): private or company, and an owner where they bought before. */
export async function customerKindsOf(
  ctx: Ctx,
  { customerId, isCompany }: { customerId: string | null; isCompany: boolean },
): Promise<(typeof contract.customerKinds)[number][]> {
  const isOwner = customerId !== null && (await queries.hasBought(ctx, customerId));
  return [isCompany ? 'company' : 'person', ...(isOwner ? (['owner'] as const) : [])];
}

/** What a consultant may tell a customer today (今日促销). */
export async function currentPromotions(
  ctx: Ctx,
  { modelId, ...asked }: InputOf<typeof contract.getCurrentPromotions>,
) {
  const storeId = asked.storeId ?? ctx.actor.storeId;
  const day = asked.day ?? (await todayOf(ctx));
  const car = { storeId, modelId, trimId: asked.trimId ?? null, day };
  return { rows: await queries.promotionsFor(ctx, car) };
}

type Made = InputOf<typeof contract.postPromotion>;

/** Makes a promotion (新建促销). What it says of a price before must be true; its name is taken once. */
export async function makePromotion(ctx: Ctx, input: Made) {
  mustReach(ctx, input.storeId);
  if (input.endsOn < input.startsOn) throw no.daysReversed();
  const lacks = lacking(input);
  if (lacks) throw no.givesNothing(lacks);
  if (!(await check.areOurs(ctx, input.rule))) throw no.noSuchCar();
  if (input.storeId && !(await check.isStore(ctx, input.storeId))) throw no.noSuchStore();
  if (input.campaignId && !(await check.isCampaign(ctx, input.campaignId)))
    throw no.noSuchCampaign();
  await mustCompareTruly(ctx, input);
  const isPriced = input.kind === 'limited_price';
  const settled = { ...input, offFen: isPriced ? 0 : input.offFen };
  const id = await queries.insertPromotion(ctx, settled);
  if (!id) throw no.nameTaken();
  await audit(ctx, { action: 'promotion.made', resource: 'market', recordId: id, after: settled });
  await whisper(ctx, 'promotion', id);
  return { id };
}

function mustReach({ actor }: Ctx, storeId: string | null): void {
  if (!reaches(actor, 'market', 'edit', { storeId })) throw no.beyondReach();
}

function lacking({ kind, priceFen, offFen, gifts }: Made) {
  if ((kind === 'limited_price') !== (priceFen !== null)) return 'priceFen';
  if (kind === 'gift') return gifts.length > 0 ? undefined : 'gifts';
  return priceFen !== null || offFen > 0 || gifts.length > 0 ? undefined : 'offFen';
}

async function mustCompareTruly(ctx: Ctx, input: Made): Promise<void> {
  const { compareFen, compareAs, rule, storeId, startsOn } = input;
  if ((compareFen === null) !== (compareAs === null)) throw no.noComparison();
  if (compareFen === null || compareAs === null) return;
  const cars = { modelIds: rule.modelIds, trimIds: rule.trimIds, storeId, startsOn };
  const known = {
    guideFen: await check.guidePricesOf(ctx, cars),
    dealt: compareAs === 'lowest' ? await check.dealtBefore(ctx, cars) : [],
    startsOn,
  };
  const bar = comparisonBar({ compareFen, compareAs }, known);
  if (bar) throw no.badComparison(bar);
}

async function openPromotion(ctx: Ctx, id: string) {
  const found = await queries.lockPromotion(ctx, id);
  if (!found) throw no.noSuchPromotion();
  mustReach(ctx, found.storeId);
  if (found.closedAt) throw no.promotionOver();
  return found;
}

/** Another number, budget or last day (调整名额、预算); what is given already is never denied. */
export async function changeLimits(
  ctx: Ctx,
  { id, ...change }: InputOf<typeof contract.putPromotionLimits>,
) {
  const found = await openPromotion(ctx, id);
  const { unitsUsed, spentFen, startsOn, unitsLimit, budgetFen, endsOn } = found;
  if (change.endsOn < startsOn) throw no.daysReversed();
  if ((change.unitsLimit ?? unitsUsed) < unitsUsed || (change.budgetFen ?? spentFen) < spentFen)
    throw no.belowUsed(unitsUsed, spentFen);
  await queries.changePromotion(ctx, id, change);
  await audit(ctx, {
    action: 'promotion.limits_changed',
    resource: 'market',
    recordId: id,
    before: { unitsLimit, budgetFen, endsOn },
    after: change,
  });
  await whisper(ctx, 'promotion', id);
  return { id };
}

/** Ends a promotion for new quotes (停用); an offer made in writing stands until its own last day. */
export async function endPromotion(ctx: Ctx, { id }: { id: string }) {
  await openPromotion(ctx, id);
  await queries.changePromotion(ctx, id, { closedAt: ctx.now });
  await audit(ctx, { action: 'promotion.closed', resource: 'market', recordId: id });
  await whisper(ctx, 'promotion', id);
  return { id };
}
