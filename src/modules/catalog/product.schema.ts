import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden, ofWholeGroup } from '../../kernel/field.ts';
import { queryList } from '../../kernel/page.ts';

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
  costFen: guarded('cost', z.int().nullable(), ofWholeGroup),
  incomeFen: guarded('cost', z.int().nullable(), ofWholeGroup),
  loan: LoanTerms.nullable(),
  insurance: InsuranceTerms.nullable(),
  note: z.string(),
  closedAt: z.iso.datetime().nullable(),
  hidden: Hidden,
});

const Id = z.object({ id: z.uuid() });
const Price = z.int().min(0).max(10_000_000_00).nullable();

export const getProducts = endpoint('GET /api/products', {
  summary: 'What is sold beside a car; with `closed` what no longer is too',
  access: 'catalog:read',
  input: z.object({
    modelId: z.uuid().optional(),
    kinds: queryList(z.enum(productKinds)),
    closed: z.stringbool().optional(),
  }),
  output: z.object({ rows: z.array(Product) }),
});

/** What is entered of a product: terms only for its kind, a price where the customer pays one. */
export const ProductFields = z.object({
  name: z.string().trim().min(1).max(60),
  provider: z.string().trim().max(60).default(''),
  modelId: z.uuid().nullable().default(null),
  priceFen: Price.default(null),
  costFen: guarded('cost', Price.optional(), ofWholeGroup),
  incomeFen: guarded('cost', Price.optional(), ofWholeGroup),
  loan: LoanTerms.nullable().default(null),
  insurance: InsuranceTerms.nullable().default(null),
  note: z.string().trim().max(200).default(''),
});

export const postProduct = endpoint('POST /api/products', {
  summary: 'Add a product; kind, provider, name and model are taken once',
  access: 'catalog:edit',
  input: ProductFields.extend({ kind: z.enum(productKinds) }),
  output: Id,
});

export const putProduct = endpoint('PUT /api/products/:id', {
  summary: 'Correct a product; what is left out of cost and income stays',
  access: 'catalog:edit',
  input: ProductFields.extend({ id: z.uuid() }),
  output: Id,
});

export const postProductClosing = endpoint('POST /api/products/:id/closing', {
  summary: 'Sell a product no longer, or again',
  access: 'catalog:edit',
  input: z.object({ id: z.uuid(), closed: z.boolean() }),
  output: Id,
});
