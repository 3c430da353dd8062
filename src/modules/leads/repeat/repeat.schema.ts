import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { pageOf, PageInput } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';

export const refundStates = ['claimed', 'refunded', 'refused'] as const;
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
/** The instant and the id of the last row of the page before. */
const Cursor = z.string().refine((text) => {
  const [at, id, ...more] = text.split(' ');
  return (
    more.length === 0 && z.iso.datetime().safeParse(at).success && z.uuid().safeParse(id).success
  );
}, 'cursor');

/** A lead that a paid source sold twice (重复线索), with what was claimed back of it. */
export const Repeat = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  at: Moment,
  firstAt: Moment,
  customerName: z.string().nullable(),
  phone: masked(z.string().nullable()),
  storeName: z.string(),
  sourceId: z.uuid().nullable(),
  sourceName: z.string().nullable(),
  externalId: z.string().nullable(),
  priceFen: z.int(),
  state: z.enum(refundStates).nullable(),
  amountFen: z.int().nullable(),
  note: z.string(),
});

export const getRepeats = endpoint('GET /api/lead-repeats', {
  summary: 'Leads bought twice in a month, with their price and what was claimed back',
  access: 'lead:export',
  input: PageInput.extend({
    month: Month,
    after: Cursor.optional(),
    sourceId: z.uuid().optional(),
  }),
  output: pageOf(Repeat),
});

export const getRepeatSums = endpoint('GET /api/lead-repeats/sums', {
  summary: 'Leads bought twice in a month by source: how many, what they cost, what came back',
  access: 'lead:export',
  input: z.object({ month: Month }),
  output: z.object({
    rows: z.array(
      z.object({
        sourceId: z.uuid().nullable(),
        sourceName: z.string().nullable(),
        leads: z.int(),
        priceFen: z.int(),
        claimedFen: z.int(),
        refundedFen: z.int(),
      }),
    ),
  }),
});

export const putRefund = endpoint('PUT /api/lead-repeats/:id/refund', {
  summary: 'Note what was claimed back of a lead bought twice, and what came of it',
  access: 'market:edit',
  input: z.object({
    id: z.uuid(),
    state: z.enum(refundStates),
    amountFen: z.int().min(0).max(100_000_000).optional(),
    note: z.string().trim().max(200).default(''),
  }),
  output: z.object({ id: z.uuid(), amountFen: z.int() }),
});
