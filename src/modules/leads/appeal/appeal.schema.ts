import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { pageOf, PageInput } from '../../../kernel/page.ts';
import { roles } from '../allocation/seat.schema.ts';
import { Moment } from '../lead.schema.ts';

export const appealStates = ['open', 'decided'] as const;
export const verdicts = ['upheld', 'rejected'] as const;

/** Somebody says that an allocation was not right (分配申诉). */
export const Appeal = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  allocationId: z.uuid(),
  role: z.enum(roles),
  customerName: z.string().nullable(),
  storeName: z.string(),
  personId: z.uuid(),
  personName: z.string().nullable(),
  gotName: z.string().nullable(),
  ground: z.string(),
  dealtAt: Moment,
  text: z.string(),
  madeAt: Moment,
  dueAt: Moment,
  verdict: z.enum(verdicts).nullable(),
  answer: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: Moment.nullable(),
});

export const getAppeals = endpoint('GET /api/lead-appeals', {
  summary: 'Appeals against allocations: of the stores that one manages, and one’s own',
  access: 'lead:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(appealStates).default('open'),
  }),
  output: pageOf(Appeal),
});

export const postAppeal = endpoint('POST /api/lead-allocations/:id/appeals', {
  summary: 'Appeal against an allocation that concerns oneself',
  access: 'lead:read',
  input: z.object({ id: z.uuid(), text: z.string().trim().min(5).max(500) }),
  output: z.object({ id: z.uuid(), dueAt: Moment }),
});

export const postVerdict = endpoint('POST /api/lead-appeals/:id/verdict', {
  summary: 'Answer an appeal; where it is right one lead is given back to the level',
  access: 'lead:bulk',
  input: z.object({
    id: z.uuid(),
    verdict: z.enum(verdicts),
    answer: z.string().trim().min(2).max(500),
  }),
  output: z.object({ credit: z.int() }),
});
