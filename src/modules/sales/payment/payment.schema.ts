import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { Balance } from '../contract/contract.schema.ts';

export const receiptKinds = ['deposit', 'balance', 'loan', 'trade_in'] as const;
export const paymentKinds = [...receiptKinds, 'refund'] as const;
export const methods = ['cash', 'card', 'transfer', 'wechat', 'alipay', 'offset'] as const;
const One = { id: z.uuid() };
const Text = (most: number) => z.string().trim().max(most).default('');
const Amount = z.int().min(1).max(10_000_000_000);

/** Money that came or went for a contract (收退款); what goes back is negative. */
export const Payment = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(paymentKinds),
  method: z.enum(methods),
  amountFen: z.int(),
  paidOn: Day,
  voucher: z.string(),
  note: z.string(),
  madeByName: z.string().nullable(),
  madeAt: z.iso.datetime(),
});

export const getPayments = endpoint('GET /api/contracts/:id/payments', {
  summary: 'Receipts and refunds of a contract, and where its money stands',
  access: 'payment:read',
  input: z.object(One),
  output: z.object({ rows: z.array(Payment), balance: Balance }),
});

const Entry = {
  ...One,
  method: z.enum(methods),
  amountFen: Amount,
  /** The store’s day where nothing is said; never one that has not come. */
  paidOn: Day.optional(),
  /** What the bank or the till calls it. */
  voucher: Text(60),
  note: Text(200),
  /** The sender’s own id: the same one again is the same entry. */
  externalId: z.string().trim().min(1).max(80).nullable().default(null),
};

export const postReceipt = endpoint('POST /api/contracts/:id/receipts', {
  summary: 'Enter money that came in; more than is due is refused, or kept as credit',
  access: 'payment:edit',
  input: z.object({
    ...Entry,
    kind: z.enum(receiptKinds),
    /** What is paid too much is kept for the customer, to be paid back. */
    keepsCredit: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), number: z.string(), balance: Balance }),
});

export const postRefund = endpoint('POST /api/contracts/:id/refunds', {
  summary: 'Enter money that went back; never more than is to go back',
  access: 'payment:edit',
  input: z.object(Entry),
  output: z.object({ id: z.uuid(), number: z.string(), balance: Balance }),
});
