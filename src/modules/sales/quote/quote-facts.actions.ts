import { Refusal } from '../../../kernel/refusal.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import {
  pricedTrims,
  productsFor,
  type KnownProduct,
  type PricedTrim,
} from '../../catalog/index.ts';
import { couponsOf } from '../../marketing/index.ts';
import { todayOf } from '../../people/index.ts';
import { applicablePromotions, customerKindsOf } from '../promotion/promotion.actions.ts';
import { loanRatioSetting, tradeInSubsidySetting } from '../money.settings.ts';
import {
  compulsoryInsuranceSetting,
  nevTaxReliefSetting,
  purchaseTaxSetting,
  vesselTaxSetting,
} from '../tax.settings.ts';
import type { AuthorityRow } from './authority.rules.ts';
import { packagesFor } from './package.queries.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';
import { oldestFreeDays } from './stock-age.queries.ts';
import { noTrim } from './quote.refusals.ts';
import {
  discountAuthoritySetting,
  quoteTermsSetting,
  registrationFeeSetting,
} from './quote.settings.ts';

export type FactsAsked = {
  storeId: string | null;
  customerId: string | null;
  trimId: string;
  pricedOn: Day;
  invoicedOn: Day;
};
/** What a quote is reckoned with, and what of it stays inside the store. */
export type Reckoning = {
  facts: QuoteFacts;
  trim: PricedTrim;
  products: KnownProduct[];
  authorityRows: AuthorityRow[];
  approvalHours: number;
};

/**
 * Gathers prices, rates with their sources, products, packages and coupons for a quote (报价参数): prices of the day on
 * which it is made, taxes of the day of the invoice.
 */
export async function reckoningFor(ctx: Ctx, asked: FactsAsked): Promise<Reckoning> {
  const { storeId, trimId, pricedOn } = asked;
  const [trim] = await pricedTrims(ctx, { id: trimId, day: pricedOn });
  if (!trim) throw noTrim();
  const at = { day: pricedOn, storeId };
  const products = await productsFor(ctx, { modelId: trim.modelId });
  const [terms] = (await settingOn(ctx, quoteTermsSetting, at)).rows;
  const packages = await packagesFor(ctx, { storeId, modelId: trim.modelId });
  const facts: QuoteFacts = {
    pricedOn,
    invoicedOn: asked.invoicedOn,
    trim: shownTrim(trim),
    ...(await stateRates(ctx, asked)),
    loanMostBp: (await settingOn(ctx, loanRatioSetting, at)).rows[0]!.private,
    products: products.map(shownProduct),
    packages: packages.map(({ position: _, ...one }) => one),
    promotions: storeId
      ? await applicablePromotions(ctx, { storeId, trimId, modelId: trim.modelId, day: pricedOn })
      : [],
    isOwner: (
      await customerKindsOf(ctx, { customerId: asked.customerId, isCompany: false })
    ).includes('owner'),
    stockDays: storeId ? await oldestFreeDays(ctx, { storeId, trimId, day: pricedOn }) : null,
    coupons: await usableCoupons(ctx, asked.customerId),
    isOnePrice: terms!.pricing === 'one_price',
    validDays: terms!.validDays,
  };
  const authorityRows = (await settingOn(ctx, discountAuthoritySetting, at)).rows;
  return { facts, trim, products, authorityRows, approvalHours: terms!.approvalHours };
}

/** The rates of the day of the invoice; of relief and subsidy nothing may be known yet. */
async function stateRates(ctx: Ctx, { storeId, invoicedOn }: FactsAsked) {
  const at = { day: invoicedOn, storeId };
  const tax = await settingOn(ctx, purchaseTaxSetting, at);
  const relief = await ifKnown(settingOn(ctx, nevTaxReliefSetting, at));
  const vessel = await settingOn(ctx, vesselTaxSetting, at);
  const premiums = await settingOn(ctx, compulsoryInsuranceSetting, at);
  const fee = await settingOn(ctx, registrationFeeSetting, at);
  const subsidy = await ifKnown(settingOn(ctx, tradeInSubsidySetting, at));
  const [taxed, base] = [tax.rows[0]!, premiums.rows[0]!];
  return {
    tax: { rateBp: taxed.rate, vatBp: taxed.vat, source: tax.from.source },
    relief: relief && reliefIn(relief.rows[0]!, relief.from.source),
    vessel: {
      bands: vessel.rows.map(({ upTo, least, most, local }) => ({
        upTo,
        leastFen: least,
        mostFen: most,
        localFen: local,
      })),
      source: vessel.from.source,
    },
    compulsory: {
      underSixFen: base.underSix,
      sixAndMoreFen: base.sixAndMore,
      source: premiums.from.source,
    },
    registration: { feeFen: fee.rows[0]!.fee, source: fee.from.source },
    subsidy: {
      rows: (subsidy?.rows ?? []).map(({ way, power, share, cap }) => ({
        way,
        power,
        shareBp: share,
        capFen: cap,
      })),
      source: subsidy?.from.source ?? { zh: '', en: '' },
    },
  };
}

type ReliefRow = { share: number; cap: number; hybridRange: number | null };
const reliefIn = (
  { share, cap, hybridRange }: ReliefRow,
  source: { zh: string; en: string },
): QuoteFacts['relief'] => ({ shareBp: share, capFen: cap, hybridRangeKm: hybridRange, source });

/** A rule that nobody has announced for the day is no mistake here: the quote says so. */
async function ifKnown<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'setting.not_covered') return null;
    throw error;
  }
}

const shownTrim = ({
  floorFen: _floor,
  costFen: _cost,
  rebateFen: _rebate,
  closedAt: _closed,
  ...trim
}: PricedTrim): QuoteFacts['trim'] => trim;

const shownProduct = ({
  id,
  kind,
  name,
  provider,
  priceFen,
  loan,
  insurance,
  note,
}: KnownProduct): QuoteFacts['products'][number] => ({
  id,
  kind,
  name,
  provider,
  priceFen,
  loan,
  insurance,
  note,
});

/** Coupons that the customer still holds and that are worth an amount (可抵用券); redeemed at the contract. */
async function usableCoupons(ctx: Ctx, customerId: string | null): Promise<QuoteFacts['coupons']> {
  if (!customerId) return [];
  const today = await todayOf(ctx);
  const held = await couponsOf(ctx, customerId);
  return held.flatMap(({ id, name, kind, state, valueFen, endsOn }) =>
    kind === 'discount' &&
    (state === 'issued' || state === 'claimed') &&
    valueFen &&
    endsOn >= today
      ? [{ id, name, valueFen }]
      : [],
  );
}
