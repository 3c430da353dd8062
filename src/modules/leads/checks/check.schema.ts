import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day, pageOf, PageInput } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';

export const checkStates = ['open', 'scored'] as const;

/** A call that was drawn to be heard (抽检通话). */
export const CallCheck = z.object({
  id: z.uuid(),
  week: Day,
  personId: z.uuid(),
  personName: z.string(),
  storeName: z.string().nullable(),
  leadId: z.uuid(),
  contactId: z.uuid(),
  customerName: z.string().nullable(),
  at: Moment,
  direction: z.enum(['out', 'in']),
  seconds: z.int(),
  proof: z.enum(['typed', 'exchange']),
  hasRecording: z.boolean(),
  total: z.int().nullable(),
  scoredByName: z.string().nullable(),
  scoredAt: Moment.nullable(),
});

export const getCallChecks = endpoint('GET /api/call-checks', {
  summary: 'Sampled calls, to score or scored: of the stores that one manages, and one’s own',
  access: 'lead:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(checkStates).default('open'),
  }),
  output: pageOf(CallCheck),
});

const Line = z.object({
  criterion: z.string(),
  english: z.string().nullable(),
  weight: z.int(),
  points: z.int().nullable(),
});

export const getCallCheck = endpoint('GET /api/call-checks/:id', {
  summary: 'The score sheet of a sampled call, and how the call was drawn',
  access: 'lead:read',
  input: z.object({ id: z.uuid() }),
  output: CallCheck.extend({
    sheet: z.array(Line),
    remark: z.string(),
    mayScore: z.boolean(),
    draw: z.object({
      seed: z.string(),
      wanted: z.int(),
      /** Out of so many connected calls of that week. */
      pool: z.int(),
      drawnAt: Moment,
      /** Drawn again from the same pool by the same seed, this call is among them. */
      isSame: z.boolean(),
    }),
  }),
});

export const putCallScore = endpoint('PUT /api/call-checks/:id/score', {
  summary: 'Fill in the score sheet of a sampled call; nobody scores their own',
  access: 'lead:bulk',
  input: z.object({
    id: z.uuid(),
    points: z
      .array(z.int().min(0).max(100))
      .min(1)
      .max(100)
      .describe('One for each criterion, in the order of the sheet'),
    remark: z.string().trim().max(500).default(''),
  }),
  output: z.object({ total: z.int() }),
});
