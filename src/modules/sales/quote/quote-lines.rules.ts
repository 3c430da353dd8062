import { carPriceOf, totalOf } from '../sale-line.rules.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { Asked } from './asked.schema.ts';
import { carLines } from './car-lines.rules.ts';
import { chosenProducts, productLines } from './product-lines.rules.ts';
import { offeredLoans } from './loan-offer.rules.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';
import type { Outside, QuoteSum } from './quote-sum.schema.ts';
import { stateLines, subsidyOf } from './state-lines.rules.ts';

/**
 * A quote (报价) from what was asked and what holds on its day: every fee on a line of its own, what stands beside it, the
 * loans side by side, and the arithmetic of each figure. The server, the preview on the phone and the customer's page
 * all use this one function. What is sold beside the car never changes the car's price. Fen throughout.
 */
export function quoteLines(asked: Asked, facts: QuoteFacts): QuoteSum {
  const chosen = chosenProducts(asked, facts);
  const car = carLines(asked, facts, chosen);
  const carFen = carPriceOf(car.lines);
  const priced = Math.max(0, carFen);
  const state = stateLines(asked, facts, priced);
  const beside = productLines(facts, chosen, priced);
  const isSelfPaid = ({ kind }: SaleLine) => asked.selfPaid.some((one) => one === kind);
  const lines = [...car.lines, ...state.lines.filter((line) => !isSelfPaid(line)), ...beside.lines];
  const totalFen = totalOf(lines);
  const { loans, problems } = offeredLoans(asked, facts, priced);
  const loanFen = loans.find(({ isChosen }) => isChosen)?.principalFen ?? 0;
  const oldCarFen = asked.tradeIn?.oldCarFen ?? 0;
  const subsidy = subsidyOf(asked, facts, priced);
  return {
    lines,
    outside: [...state.lines.filter(isSelfPaid).map(asSelfPaid), ...subsidy.outside],
    loans,
    carFen,
    totalFen,
    loanFen,
    oldCarFen,
    dueFen: totalFen - loanFen - oldCarFen,
    giftFen: beside.giftFen,
    workings: [...state.workings, ...beside.workings, ...subsidy.workings],
    problems: [...car.problems, ...state.problems, ...beside.problems, ...problems],
  };
}

const asSelfPaid = ({ key, name, amountFen, isEstimate, basis, source }: SaleLine): Outside => ({
  key,
  kind: 'self_paid',
  name,
  amountFen,
  isEstimate,
  basis,
  source,
});
