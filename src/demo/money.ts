import { fen, type Fen } from '../kernel/money.ts';
import type { DemoStore } from './group.ts';
import type { OwnModel } from './models.ts';
import type { Random } from './random.ts';
import type { Ability } from './staff.ts';

/** What a delivered car brought (单车收益). Finance, insurance and accessories are income, not premium. */
export type DealMoney = {
  priceFen: Fen;
  costFen: Fen;
  grossProfitFen: Fen;
  financeFen: Fen | null;
  insuranceFen: Fen | null;
  accessoriesFen: Fen | null;
};

type Sale = {
  model: OwnModel;
  store: DemoStore;
  ability: Ability;
  /** 0 at the start of the history, 1 at its end. */
  progress: number;
};

/**
 * Prices one delivered car: discounts deepen over the years, loans become rarer, both differ by
 * person, store and model. Gross profit is price less cost plus the derivative income.
 */
export function moneyOf(random: Random, sale: Sale): DealMoney {
  const { model, ability, progress } = sale;
  const guideYuan = trimYuan(random, model);
  const discount = within(
    0,
    0.16,
    model.discount + 0.012 * (progress - 0.5) + ability.discount + random.normal() * 0.012,
  );
  const priceFen = hundreds(guideYuan * (1 - discount));
  const costFen = hundreds(guideYuan * (model.cost + random.normal() * 0.004));
  const financeFen = financeOf(random, sale, priceFen);
  const insuranceFen = random.chance(0.8) ? tens(520 + guideYuan * 0.0055, random, 0.15) : null;
  const accessoriesFen = random.chance(0.56) ? tens(700 + guideYuan * 0.008, random, 0.45) : null;
  const derivative = (financeFen ?? 0) + (insuranceFen ?? 0) + (accessoriesFen ?? 0);
  return {
    priceFen,
    costFen,
    grossProfitFen: fen(priceFen - costFen + derivative),
    financeFen,
    insuranceFen,
    accessoriesFen,
  };
}

/** What a customer was quoted who has not bought (报价). */
export const quoteOf = (random: Random, model: OwnModel): Fen =>
  hundreds(trimYuan(random, model) * (1 - model.discount * random.next()));

/** Five trims; the middle ones sell best. */
function trimYuan(random: Random, { lowYuan, highYuan }: OwnModel): number {
  const step = random.weighted([0, 1, 2, 3, 4], (trim) => [0.16, 0.28, 0.27, 0.19, 0.1][trim]!);
  return Math.round((lowYuan + ((highYuan - lowYuan) * step) / 4) / 1000) * 1000 - 200;
}

function financeOf(random: Random, { model, store, ability, progress }: Sale, priceFen: number) {
  const leaning = model.energy === 'fuel' ? -0.03 : 0.02;
  const likelihood = 0.635 - 0.06 * progress + leaning + store.financeTilt + ability.finance;
  if (!random.chance(likelihood)) return null;
  const loanShare = random.pick([0.5, 0.6, 0.7, 0.7, 0.75]);
  return tens((priceFen / 100) * loanShare * 0.034, random, 0.2);
}

const within = (low: number, high: number, value: number) => Math.min(high, Math.max(low, value));
const hundreds = (yuan: number) => fen(Math.round(yuan / 100) * 10_000);
const tens = (yuan: number, random: Random, spread: number) =>
  fen(Math.max(10, Math.round((yuan * (1 + random.normal() * spread)) / 10) * 10) * 100);
