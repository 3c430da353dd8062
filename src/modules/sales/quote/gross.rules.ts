import { carPriceOf } from '../sale-line.rules.ts';
import type { SaleLine } from '../sale-line.schema.ts';

/** What a product costs and earns the store; null where it was not filled in. */
export type ProductMoney = {
  id: string;
  kind: string;
  priceFen: number | null;
  costFen: number | null;
  incomeFen: number | null;
};
export type Gross = {
  carFen: number;
  /** Products and loans: what the store earns by them less what gifts cost. */
  besideFen: number;
  /** Without the maker's rebate, and with it. */
  grossFen: number;
  withRebateFen: number;
  /** Products of which neither cost nor income is known: they count as nothing. */
  unknown: number;
};

/**
 * What the store keeps of a quote (单车毛利预估), all with tax: price of the car less cost and the cost of options, plus
 * what products, insurance and the loan earn, less what gifts cost; once without the maker's rebate, once with it. What
 * passes through to state, insurer or lender earns nothing by itself. Null where the trim's cost is not known.
 */
export function grossOf(
  lines: readonly SaleLine[],
  trim: { costFen: number | null; rebateFen: number | null },
  { products, loanProductId }: { products: readonly ProductMoney[]; loanProductId: string | null },
): Gross | null {
  if (trim.costFen === null) return null;
  const known = new Map(products.map((one) => [one.id, one]));
  let [besideFen, optionCost, unknown] = [0, 0, 0];
  for (const { kind, productId, amountFen } of lines) {
    const product = productId === null ? undefined : known.get(productId);
    if (!product) continue;
    if (product.incomeFen === null && product.costFen === null) unknown += 1;
    if (kind === 'option') optionCost += product.costFen ?? 0;
    else besideFen += earnedBy(product, amountFen);
  }
  const loan = loanProductId === null ? undefined : known.get(loanProductId);
  if (loan?.incomeFen === null) unknown += 1;
  besideFen += loan?.incomeFen ?? 0;
  const carFen = carPriceOf(lines) - trim.costFen - optionCost;
  const grossFen = carFen + besideFen;
  return { carFen, besideFen, grossFen, withRebateFen: grossFen + (trim.rebateFen ?? 0), unknown };
}

/** A gift earns nothing and costs what it costs; a price below the usual one lowers what is earned. */
function earnedBy({ priceFen, costFen, incomeFen }: ProductMoney, amountFen: number): number {
  if (costFen !== null) return amountFen - costFen;
  if (incomeFen === null) return 0;
  return priceFen === null ? incomeFen : incomeFen - (priceFen - amountFen);
}
