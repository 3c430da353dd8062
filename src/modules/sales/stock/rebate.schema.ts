import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../../kernel/field.ts';
import { Day, pageOf, PageInput } from '../../../kernel/page.ts';

export const rebateStates = ['claimed', 'received', 'refused'] as const;
const Amount = z.int().nullable();
const One = { id: z.uuid() };
const Money = z.int().min(1).max(100_000_000_000);

/** Money of the manufacturer (厂家返利): what was claimed, what came, and the difference. */
export const Rebate = z.object({
  id: z.uuid(),
  storeId: z.uuid(),
  storeName: z.string(),
  name: z.string(),
  vehicleId: z.uuid().nullable(),
  vin: z.string().nullable(),
  state: z.enum(rebateStates),
  claimedOn: Day,
  expectedOn: Day.nullable(),
  expectedFen: guarded('cost', Amount),
  receivedOn: Day.nullable(),
  receivedFen: guarded('cost', Amount),
  /** Received less expected; null while nothing came. */
  differenceFen: guarded('cost', Amount),
  daysOverdue: z.int(),
  note: z.string(),
  hidden: Hidden,
});

export const getRebates = endpoint('GET /api/rebates', {
  summary: 'Rebates claimed from manufacturers, what came of them and what is late',
  access: 'stock:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(rebateStates).optional(),
    storeId: z.uuid().optional(),
  }),
  output: pageOf(Rebate),
});

export const postRebate = endpoint('POST /api/rebates', {
  summary: 'Claim a rebate, for one car or as a lump',
  access: 'stock:edit',
  input: z.object({
    storeId: z.uuid(),
    vehicleId: z.uuid().nullable().default(null),
    name: z.string().trim().min(2).max(60),
    claimedOn: Day.optional(),
    expectedFen: Money,
    expectedOn: Day.nullable().default(null),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object(One),
});

export const postRebateEnd = endpoint('POST /api/rebates/:id/settlement', {
  summary: 'What came of a claim: the money and the day, or that it was refused',
  access: 'stock:edit',
  input: z.object({
    ...One,
    /** Null where the manufacturer refused. */
    receivedFen: z.int().min(0).max(100_000_000_000).nullable(),
    receivedOn: Day.optional(),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ state: z.enum(rebateStates) }),
});
