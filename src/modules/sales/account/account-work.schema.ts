import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';

export const tenderStates = ['watching', 'bidding', 'submitted', 'won', 'lost', 'void'] as const;

const Name = z.string().nullable();
const Text = (most: number) => z.string().trim().max(most);
const Filled = (most: number) => Text(most).min(1);
const One = z.object({ id: z.uuid() });
const Amount = z.int().min(1).max(1_000_000_000_00);
const Cars = z.int().min(1).max(100_000);

export const Tender = z.object({
  id: z.uuid(),
  title: z.string(),
  deadlineOn: Day,
  quantity: z.int().nullable(),
  amountFen: z.int().nullable(),
  state: z.enum(tenderStates),
  lostTo: z.string(),
  resultNote: z.string(),
  resultOn: Day.nullable(),
});

export const FrameworkPrice = z.object({
  id: z.uuid(),
  modelId: z.uuid(),
  modelName: Name,
  trimId: z.uuid().nullable(),
  trimName: Name,
  priceFen: z.int(),
  fromOn: Day,
  toOn: Day,
  quantity: z.int().nullable(),
  /** Ordered under it so far. */
  used: z.int(),
  note: z.string(),
});

export const BulkPart = z.object({
  id: z.uuid(),
  dueOn: Day,
  quantity: z.int(),
  delivered: z.int(),
  deliveredOn: Day.nullable(),
});

export const BulkOrder = z.object({
  id: z.uuid(),
  modelId: z.uuid(),
  modelName: Name,
  trimId: z.uuid().nullable(),
  trimName: Name,
  quantity: z.int(),
  priceFen: z.int(),
  orderedOn: Day,
  cancelledOn: Day.nullable(),
  cancelReason: z.string(),
  note: z.string(),
  parts: z.array(BulkPart),
});

export const postTender = endpoint('POST /api/key-accounts/:id/tenders', {
  summary: 'A tender of a key account: by when, how many, for how much',
  access: 'deal:edit',
  input: One.extend({
    title: Filled(120),
    deadlineOn: Day,
    quantity: Cars.nullable().default(null),
    amountFen: Amount.nullable().default(null),
    state: z.enum(['watching', 'bidding', 'submitted']).default('watching'),
  }),
  output: One,
});

export const patchTender = endpoint('PATCH /api/tenders/:id', {
  summary: 'How a tender stands, or how it ended; a lost one names who won',
  access: 'deal:edit',
  input: One.extend({
    deadlineOn: Day.optional(),
    state: z.enum(tenderStates).optional(),
    lostTo: Text(100).optional(),
    resultNote: Text(300).optional(),
  }),
  output: One,
});

export const postFrameworkPrice = endpoint('POST /api/key-accounts/:id/prices', {
  summary: 'A framework price of a model or trim, for some days and at most so many cars',
  access: 'deal:edit',
  input: One.extend({
    modelId: z.uuid(),
    trimId: z.uuid().nullable().default(null),
    priceFen: Amount,
    fromOn: Day,
    toOn: Day,
    quantity: Cars.nullable().default(null),
    note: Text(200).default(''),
  }).refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'] }),
  output: One,
});

export const deleteFrameworkPrice = endpoint('DELETE /api/framework-prices/:id', {
  summary: 'Take back a framework price that nothing was ordered under',
  access: 'deal:edit',
  input: One,
  output: One,
});

const PartAsked = z.object({ dueOn: Day, quantity: Cars });

export const postBulkOrder = endpoint('POST /api/key-accounts/:id/orders', {
  summary: 'A bulk order with the parts it is delivered in; they add up to what was ordered',
  access: 'deal:edit',
  input: One.extend({
    modelId: z.uuid(),
    trimId: z.uuid().nullable().default(null),
    quantity: Cars,
    priceFen: Amount.nullable()
      .default(null)
      .describe('For each car; the framework price of the day, where it is left out'),
    orderedOn: Day.optional(),
    tenderId: z.uuid().nullable().default(null),
    note: Text(300).default(''),
    parts: z.array(PartAsked).min(1).max(60),
  }),
  output: One,
});

export const putBulkParts = endpoint('PUT /api/bulk-orders/:id/parts', {
  summary: 'Other parts of a bulk order; what was delivered stays delivered',
  access: 'deal:edit',
  input: One.extend({
    parts: z
      .array(PartAsked.extend({ id: z.uuid().optional() }))
      .min(1)
      .max(60),
  }),
  output: One,
});

export const postBulkDelivery = endpoint('POST /api/bulk-parts/:id/deliveries', {
  summary: 'Cars of a part were handed over; never more than the part holds',
  access: 'deal:edit',
  input: One.extend({ quantity: Cars, on: Day.optional() }),
  output: One.extend({ delivered: z.int(), left: z.int() }),
});

export const postBulkCancellation = endpoint('POST /api/bulk-orders/:id/cancellation', {
  summary: 'Cancel a bulk order of which nothing was delivered',
  access: 'deal:edit',
  input: One.extend({ reason: Filled(200) }),
  output: One,
});
