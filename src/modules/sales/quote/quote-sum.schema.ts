import { z } from 'zod';
import { loanWays } from '../../catalog/product.schema.ts';
import { SaleLine } from '../sale-line.schema.ts';
import { LoanChoice } from './asked.schema.ts';

/** How a figure came about (算法): the rule that was used and its values, for words in either language. */
export const Working = z.object({
  key: z.string(),
  rule: z.string(),
  values: z.record(z.string(), z.number()),
});
export type Working = z.output<typeof Working>;

/** What stands beside the amount due (未计入应付): subsidies paid by the state, fees the customer settles themselves. */
export const Outside = z.object({
  key: z.string(),
  kind: z.enum(['subsidy', 'self_paid']),
  name: z.string(),
  amountFen: z.int().nullable(),
  isEstimate: z.boolean(),
  basis: z.string(),
  source: z.string(),
});
export type Outside = z.output<typeof Outside>;

/** A loan as the customer sees it beside others (贷款方案). */
export const OfferedLoan = LoanChoice.extend({
  name: z.string(),
  provider: z.string(),
  isChosen: z.boolean(),
  way: z.enum(loanWays),
  downFen: z.int(),
  principalFen: z.int(),
  firstFen: z.int(),
  lastFen: z.int(),
  balloonFen: z.int(),
  chargeFen: z.int(),
  paidFen: z.int(),
  trueYearlyBp: z.int(),
});
export type OfferedLoan = z.output<typeof OfferedLoan>;

/** What keeps a quote from being sent (缺项). */
export const problemCodes = [
  'no_guide_price',
  'no_engine_size',
  'price_gone',
  'unknown_product',
  'no_price',
  'unknown_package',
  'unknown_promotion',
  'unknown_coupon',
  'unknown_loan',
  'loan_months',
  'down_too_small',
] as const;
export const Problem = z.object({ code: z.enum(problemCodes), key: z.string() });
export type Problem = z.output<typeof Problem>;

/** Everything that a quote comes to (报价结果): each fee on its own line, and what is paid when. */
export const QuoteSum = z.object({
  lines: z.array(SaleLine),
  outside: z.array(Outside),
  loans: z.array(OfferedLoan),
  /** The car with options, less what is taken off. */
  carFen: z.int(),
  totalFen: z.int(),
  loanFen: z.int(),
  oldCarFen: z.int(),
  /** Paid when the car is fetched: total less loan less the old car. */
  dueFen: z.int(),
  giftFen: z.int(),
  workings: z.array(Working),
  problems: z.array(Problem),
});
export type QuoteSum = z.output<typeof QuoteSum>;
