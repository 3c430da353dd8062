import { z } from 'zod';
import { Day } from '../../../kernel/page.ts';
import { tradeInWays } from './subsidy.rules.ts';

/** Fees that a customer may settle themselves (客户自办): they stand beside the amount due then. */
export const selfPaidKinds = [
  'purchase_tax',
  'compulsory_insurance',
  'vessel_tax',
  'registration',
] as const;

const Ids = (most: number) => z.array(z.uuid()).max(most).default([]);
const Amount = z.int().min(0).max(10_000_000_000);

/** Which loan, over how many months, with how much down (basis points of the car's price). */
export const LoanChoice = z.object({
  productId: z.uuid(),
  months: z.int().min(6).max(96),
  downBp: z.int().min(0).max(9500),
});
export type LoanChoice = z.output<typeof LoanChoice>;

/**
 * What the customer asks for (报价选项). Whatever is sold beside the car begins as not chosen, and nothing of it changes
 * the price of the car.
 */
export const Asked = z.object({
  trimId: z.uuid(),
  colour: z.string().trim().max(40).default(''),
  buyer: z.enum(['private', 'company']).default('private'),
  /** The day on which the invoice is expected: its rules decide the taxes. */
  invoicedOn: Day,
  discountFen: Amount.default(0),
  productIds: Ids(40),
  giftIds: Ids(20),
  packageIds: Ids(8),
  declinedPackageIds: Ids(8),
  promotionIds: z.array(z.string().max(80)).max(20).default([]),
  couponIds: Ids(10),
  selfPaid: z.array(z.enum(selfPaidKinds)).max(4).default([]),
  loan: LoanChoice.nullable().default(null),
  /** Loans that are shown beside the chosen one. */
  compared: z.array(LoanChoice).max(4).default([]),
  tradeIn: z
    .object({ way: z.enum(tradeInWays), oldCarFen: Amount.default(0) })
    .nullable()
    .default(null),
});
export type Asked = z.output<typeof Asked>;
