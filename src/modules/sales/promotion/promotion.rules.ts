import { fen, share, sumFen, type Bp, type Fen } from '../../../kernel/money.ts';
import type { Day } from '../../../kernel/period.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { Applicable, customerKinds } from './promotion.schema.ts';

type CustomerKind = (typeof customerKinds)[number];

/** A sale as promotions look at it (适用对象). `stockDays` is null while no car is chosen. */
export type PromotedSale = {
  modelId: string;
  trimId: string;
  guideFen: number;
  stockDays: number | null;
  customerKinds: readonly CustomerKind[];
  loan: { fen: number; months: number } | null;
  hasTradeIn: boolean;
};

export type PromotionBar =
  | 'not_now'
  | 'other_car'
  | 'stock_age'
  | 'other_customer'
  | 'needs_loan'
  | 'needs_trade_in'
  | 'used_up'
  | 'no_gain'
  | 'not_combined';

/** What one promotion gives in one sale and who pays (促销明细), in fen. */
export type Given = {
  promotionId: string;
  offFen: Fen;
  giftFen: Fen;
  valueFen: Fen;
  makerFen: Fen;
  storeFen: Fen;
};

/**
 * The promotions of a sale as lines of its quote (促销适用): each one that fits takes its amount off the car, gifts
 * stand there by name and number at nothing. Those that do not combine stand alone: the customer gets whichever is
 * worth more, all that combine or the best single one. At most one limited price counts, and nothing takes off more
 * than the guide price. Answers what was refused and why, and who pays; fen, rounded half up once per promotion.
 */
export function promotionLines(
  promotions: readonly Applicable[],
  sale: PromotedSale,
  day: Day,
): { lines: SaleLine[]; refused: { promotionId: string; why: PromotionBar }[]; given: Given[] } {
  const looked = promotions.map((promotion) => ({
    promotion,
    why: promotionBar(promotion, sale, day),
    given: givenBy(promotion, sale.guideFen),
  }));
  const fitting = looked.filter(({ why }) => why === null);
  const chosen = bestOf(fitting, sale.guideFen);
  const refused = looked
    .filter((one) => !chosen.includes(one))
    .map(({ promotion, why }) => ({
      promotionId: promotion.id,
      why: why ?? ('not_combined' as const),
    }));
  return {
    lines: chosen.map(({ promotion, given }) => lineOf(promotion, given, sale.guideFen)),
    refused,
    given: chosen.map(({ given }) => given),
  };
}

/** Why a promotion does not fit a sale (不适用原因); null where it fits. The first reason in this order counts. */
export function promotionBar(
  promotion: Applicable,
  sale: PromotedSale,
  day: Day,
): Exclude<PromotionBar, 'not_combined'> | null {
  const { rule, startsOn, endsOn, unitsLeft, budgetLeftFen } = promotion;
  if (day < startsOn || day > endsOn) return 'not_now';
  if (!isForCar(rule, sale)) return 'other_car';
  if (rule.leastStockDays !== null && (sale.stockDays ?? 0) < rule.leastStockDays)
    return 'stock_age';
  if (
    rule.customerKinds.length > 0 &&
    !rule.customerKinds.some((kind) => sale.customerKinds.includes(kind))
  )
    return 'other_customer';
  if (!isLoanEnough(rule, sale.loan)) return 'needs_loan';
  if (rule.needsTradeIn && !sale.hasTradeIn) return 'needs_trade_in';
  const { valueFen } = givenBy(promotion, sale.guideFen);
  if (valueFen === 0) return 'no_gain';
  const isUsedUp = unitsLeft === 0 || (budgetLeftFen !== null && budgetLeftFen < valueFen);
  return isUsedUp ? 'used_up' : null;
}

const isForCar = (
  { modelIds, trimIds }: Applicable['rule'],
  { modelId, trimId }: Pick<PromotedSale, 'modelId' | 'trimId'>,
): boolean =>
  (modelIds.length === 0 && trimIds.length === 0) ||
  modelIds.includes(modelId) ||
  trimIds.includes(trimId);

function isLoanEnough(rule: Applicable['rule'], loan: PromotedSale['loan']): boolean {
  const isAsked = rule.needsLoan || rule.leastLoanFen !== null || rule.leastLoanMonths !== null;
  if (!isAsked) return true;
  return (
    loan !== null &&
    loan.fen >= (rule.leastLoanFen ?? 1) &&
    loan.months >= (rule.leastLoanMonths ?? 0)
  );
}

type Benefit = Pick<Applicable, 'id' | 'priceFen' | 'offFen' | 'gifts' | 'makerBp'>;

/** What a promotion gives off a guide price, with its gifts at their stated worth, and who pays how much of it. */
export function givenBy(promotion: Benefit, guideFen: number): Given {
  const { priceFen, offFen, gifts, makerBp } = promotion;
  const off = fen(priceFen === null ? offFen : Math.max(0, guideFen - priceFen));
  const giftFen = sumFen(gifts.map(({ count, valueFen }) => fen(count * valueFen)));
  const valueFen = fen(off + giftFen);
  const makerFen = share(valueFen, makerBp as Bp);
  return {
    promotionId: promotion.id,
    offFen: off,
    giftFen,
    valueFen,
    makerFen,
    storeFen: fen(valueFen - makerFen),
  };
}

type Fitting = { promotion: Applicable; given: Given };

function bestOf<T extends Fitting>(fitting: readonly T[], guideFen: number): T[] {
  const byWorth = [...fitting].sort(
    (a, b) => b.given.valueFen - a.given.valueFen || (a.promotion.id < b.promotion.id ? -1 : 1),
  );
  const together: T[] = [];
  let offFen = 0;
  for (const one of byWorth.filter(({ promotion }) => promotion.combines)) {
    const isSecondPrice =
      one.promotion.priceFen !== null &&
      together.some(({ promotion }) => promotion.priceFen !== null);
    if (isSecondPrice || offFen + one.given.offFen > guideFen) continue;
    together.push(one);
    offFen += one.given.offFen;
  }
  const alone = byWorth.find(
    ({ promotion, given }) => !promotion.combines && given.offFen <= guideFen,
  );
  const worth = sumFen(together.map(({ given }) => given.valueFen));
  return alone && alone.given.valueFen > worth ? [alone] : together;
}

function lineOf(promotion: Applicable, { offFen }: Given, guideFen: number): SaleLine {
  const { id, name, priceFen, gifts, basis } = promotion;
  const workings = [
    priceFen !== null && `厂商建议零售价 ${yuanText(guideFen)} − 限价 ${yuanText(priceFen)}`,
    ...gifts.map(
      ({ name: gift, count, valueFen }) => `赠 ${gift} × ${count}（单价 ${yuanText(valueFen)}）`,
    ),
  ];
  return {
    key: `promotion:${id}`,
    kind: 'promotion',
    name,
    amountFen: 0 - offFen,
    payee: 'store',
    isEstimate: false,
    basis: workings.filter(Boolean).join('；'),
    source: basis,
    productId: null,
    promotionId: id,
  };
}

const yuanText = (amountFen: number): string => `¥${(amountFen / 100).toFixed(2)}`;

/**
 * Return of a promotion (促销 ROI) in basis points: the gross profit of its delivered cars, which the promotion has
 * already lessened, over what the store paid for it; null where nothing was paid or no profit is known. 10,000 bp
 * means that each yuan paid has left one yuan.
 */
export const promotionReturn = (grossProfitFen: number | null, storeFen: number): number | null =>
  grossProfitFen === null || storeFen <= 0
    ? null
    : Math.round((grossProfitFen / storeFen) * 10_000);
