import { z } from 'zod';
import { Day } from '../../../kernel/page.ts';
import { SaleLine } from '../sale-line.schema.ts';
import { depositKinds } from './contract.rules.ts';

export const DepositTerms = z.object({
  kind: z.enum(depositKinds),
  fen: z.int().min(0).max(1_000_000_000),
});

/** What both sides sign (合同内容), word for word; its hash is what the signatures are under. */
export const ContractContent = z.object({
  number: z.string(),
  groupName: z.string(),
  storeName: z.string(),
  customerName: z.string(),
  personName: z.string(),
  car: z.object({
    brand: z.string(),
    model: z.string(),
    trim: z.string(),
    colour: z.string(),
  }),
  lines: z.array(SaleLine),
  carFen: z.int(),
  totalFen: z.int(),
  deposit: DepositTerms,
  promisedOn: Day.nullable(),
  note: z.string(),
});
export type ContractContent = z.output<typeof ContractContent>;

/** What an amendment changes (变更); what is not named stays. */
export const Changes = z.object({
  lines: z
    .array(z.object({ key: z.string().max(80), amountFen: z.int().nullable() }))
    .max(60)
    .optional(),
  added: z
    .array(
      SaleLine.pick({
        kind: true,
        name: true,
        amountFen: true,
        payee: true,
        productId: true,
      }).extend({
        name: z.string().trim().min(1).max(60),
        kind: z.enum([
          'option',
          'discount',
          'accessory',
          'service',
          'warranty',
          'commercial_insurance',
        ]),
        isEstimate: z.boolean().default(false),
        basis: z.string().max(200).default(''),
        source: z.string().max(200).default(''),
        promotionId: z.null().default(null),
      }),
    )
    .max(20)
    .optional(),
  deposit: DepositTerms.optional(),
  promisedOn: Day.nullable().optional(),
  note: z.string().trim().max(1000).optional(),
  colour: z.string().trim().max(40).optional(),
});
export type Changes = z.output<typeof Changes>;
