import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { guarded, Hidden, ofWholeGroup } from '../../../kernel/field.ts';

/** What a promotion gives (促销类型): 限价车, 金融礼, 置换补贴, 厂家支持, 赠品. */
export const promotionKinds = [
  'limited_price',
  'finance_gift',
  'trade_in',
  'maker',
  'gift',
] as const;
export const customerKinds = ['person', 'company', 'owner'] as const;
/** What a crossed-out price is compared as (比较价): 厂商建议零售价, or the lowest price of the last seven days. */
export const comparisons = ['guide', 'lowest'] as const;

const Fen = z.int().min(0).max(10_000_000_00);

/** For which cars and customers a promotion is (适用条件); what is empty asks nothing. */
export const PromotionRule = z.object({
  modelIds: z.array(z.uuid()).max(50).default([]),
  trimIds: z.array(z.uuid()).max(200).default([]),
  /** Only cars that long in stock (库龄), in days. */
  leastStockDays: z.int().min(1).max(2000).nullable().default(null),
  customerKinds: z.array(z.enum(customerKinds)).max(customerKinds.length).default([]),
  needsLoan: z.boolean().default(false),
  leastLoanFen: Fen.nullable().default(null),
  leastLoanMonths: z.int().min(6).max(96).nullable().default(null),
  needsTradeIn: z.boolean().default(false),
});

/** Gifts are named and counted (赠品明示): what, how many, and what one is worth. */
export const Gift = z.object({
  name: z.string().trim().min(1).max(40),
  count: z.int().min(1).max(99),
  valueFen: Fen,
});

const Offer = z.object({
  name: z.string().trim().min(1).max(40),
  kind: z.enum(promotionKinds),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  rule: PromotionRule,
  /** The price of a limited-price car (限价), tax included. */
  priceFen: Fen.min(1).nullable().default(null),
  offFen: Fen.default(0),
  gifts: z.array(Gift).max(10).default([]),
  /** The manufacturer's part of what is given (厂家承担), in basis points. */
  makerBp: z.int().min(0).max(10_000).default(0),
  combines: z.boolean().default(true),
  compareFen: Fen.min(1).nullable().default(null),
  compareAs: z.enum(comparisons).nullable().default(null),
  /** Where it rests on (依据): the manufacturer's letter, the campaign's terms. */
  basis: z.string().trim().max(200).default(''),
  note: z.string().trim().max(300).default(''),
});

/** A promotion as quotes reckon with it, with what is left of it. */
export const Applicable = Offer.extend({
  id: z.uuid(),
  unitsLeft: z.int().nullable(),
  budgetLeftFen: z.int().nullable(),
});
export type Applicable = z.output<typeof Applicable>;

/** A promotion with its results (促销效果). */
export const Promotion = Offer.extend({
  id: z.uuid(),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  unitsLimit: z.int().nullable(),
  budgetFen: z.int().nullable(),
  unitsUsed: z.int(),
  spentFen: z.int(),
  makerFen: z.int(),
  delivered: z.int(),
  /** Gross profit of delivered cars that the reader may see, after the promotion; null where none is known. */
  grossProfitFen: guarded('cost', z.int().nullable(), ofWholeGroup),
  madeByName: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  hidden: Hidden,
});

export const getPromotions = endpoint('GET /api/promotions', {
  summary: 'Promotions with what they gave and brought, the latest to end first',
  access: 'market:read',
  input: z.object({ campaignId: z.uuid().optional() }),
  output: z.object({ today: z.iso.date(), rows: z.array(Promotion) }),
});

export const getCurrentPromotions = endpoint('GET /api/promotions/current', {
  summary: 'Promotions of a day for a car at a store, as they are told to customers',
  access: 'deal:read',
  input: z.object({
    storeId: z.uuid().optional(),
    modelId: z.uuid(),
    trimId: z.uuid().optional(),
    day: z.iso.date().optional(),
  }),
  output: z.object({ rows: z.array(Applicable) }),
});

const Limits = z.object({
  unitsLimit: z.int().min(1).max(100_000).nullable().default(null),
  budgetFen: z.int().min(1).max(100_000_000_000).nullable().default(null),
});
const Id = z.object({ id: z.uuid() });

export const postPromotion = endpoint('POST /api/promotions', {
  summary: 'Make a promotion: for what, what it gives, who pays and how much of it there is',
  access: 'market:edit',
  input: Offer.extend(Limits.shape).extend({
    campaignId: z.uuid().nullable().default(null),
    storeId: z.uuid().nullable().default(null),
  }),
  output: Id,
});

export const putPromotionLimits = endpoint('PUT /api/promotions/:id/limits', {
  summary: 'Change how much there is of a promotion, never below what is given',
  access: 'market:edit',
  input: Limits.extend({ id: z.uuid(), endsOn: z.iso.date() }),
  output: Id,
});

export const postPromotionClosing = endpoint('POST /api/promotions/:id/closing', {
  summary: 'End a promotion for new quotes; what was offered in writing stands',
  access: 'market:edit',
  input: Id,
  output: Id,
});
