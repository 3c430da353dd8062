import { z } from 'zod';

/** What a line of an offer or a contract is for (费用项目). */
export const saleLineKinds = [
  'car',
  'option',
  'discount',
  'promotion',
  'coupon',
  'purchase_tax',
  'compulsory_insurance',
  'vessel_tax',
  'registration',
  'commercial_insurance',
  'accessory',
  'service',
  'warranty',
  'finance_fee',
] as const;
export type SaleLineKind = (typeof saleLineKinds)[number];

/** Whom the customer pays by it (收款方): what is not the store's own only passes through it. */
export const payees = ['store', 'state', 'insurer', 'lender'] as const;

/**
 * One fee on its own line (一项一价). Amounts are fen, what is taken off is negative; the name is kept as it was
 * offered. `basis` is the arithmetic in a few words, `source` the rule's own source.
 */
export const SaleLine = z.object({
  key: z.string(),
  kind: z.enum(saleLineKinds),
  name: z.string(),
  amountFen: z.int(),
  payee: z.enum(payees),
  isEstimate: z.boolean().default(false),
  basis: z.string().default(''),
  source: z.string().default(''),
  productId: z.uuid().nullable().default(null),
  promotionId: z.uuid().nullable().default(null),
});
export type SaleLine = z.output<typeof SaleLine>;
