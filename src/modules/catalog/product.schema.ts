import { z } from 'zod';
import { guarded, Hidden } from '../../kernel/field.ts';

export const productKinds = [
  'option',
  'accessory',
  'service',
  'warranty',
  'finance',
  'insurance',
] as const;
export type ProductKind = (typeof productKinds)[number];

/** How a loan is paid back (还款方式). A flat fee is a share of the whole principal, spread over the months. */
export const loanWays = [
  'equal_payment',
  'equal_principal',
  'zero_rate',
  'balloon',
  'flat_fee',
] as const;

/** Terms of a loan (金融方案): rates in basis points a year, the fee in basis points of the principal. */
export const LoanTerms = z.object({
  way: z.enum(loanWays),
  aprBp: z.int().min(0).max(3600).default(0),
  feeBp: z.int().min(0).max(5000).default(0),
  months: z.array(z.int().min(6).max(96)).min(1).max(8),
  leastDownBp: z.int().min(0).max(9000).default(0),
  /** What is left for the last month, in basis points of the car's price. */
  balloonBp: z.int().min(0).max(6000).default(0),
});

/** Terms of a commercial insurance (商业险估算): base plus a share of the car's price, times the insurer's factor. */
export const InsuranceTerms = z.object({
  baseFen: z.int().min(0).default(0),
  priceBp: z.int().min(0).max(1000).default(0),
  liabilityFen: z.int().min(0).default(0),
  factorBp: z.int().min(5000).max(15_000).default(10_000),
  noClaimBp: z.int().min(5000).max(20_000).default(10_000),
});

/** Something sold beside the car (衍生产品). Its price is what the customer pays, its income what the store earns by it. */
export const Product = z.object({
  id: z.uuid(),
  kind: z.enum(productKinds),
  name: z.string(),
  provider: z.string(),
  modelId: z.uuid().nullable(),
  modelName: z.string().nullable(),
  priceFen: z.int().nullable(),
  costFen: guarded('cost', z.int().nullable()),
  incomeFen: guarded('cost', z.int().nullable()),
  loan: LoanTerms.nullable(),
  insurance: InsuranceTerms.nullable(),
  note: z.string(),
  closedAt: z.iso.datetime().nullable(),
  hidden: Hidden,
});
