import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { Day, pageOf, PageInput } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';
import { riskParts } from './review.rules.ts';

export const reviewStates = ['open', 'done'] as const;
export const reviewResults = ['confirmed', 'false_loss', 'unreached'] as const;

/** A lost lead that is called a second time (战败回访). */
export const LossReview = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  customerName: z.string().nullable(),
  phone: masked(z.string().nullable()),
  modelName: z.string().nullable(),
  storeName: z.string(),
  grade: z.string(),
  reason: z.string(),
  rival: z.string(),
  said: z.string(),
  claimedById: z.uuid(),
  claimedByName: z.string().nullable(),
  decidedOn: Day,
  week: Day,
  drawn: z.enum(['lot', 'risk']),
  risk: z.int(),
  parts: z.array(z.enum(riskParts)),
  triedOn: z.array(Day),
  result: z.enum(reviewResults).nullable(),
  note: z.string(),
  reviewedByName: z.string().nullable(),
  reviewedAt: Moment.nullable(),
  reopened: z.boolean(),
  newOwnerName: z.string().nullable(),
});

export const getLossReviews = endpoint('GET /api/loss-reviews', {
  summary: 'Lost leads drawn for a second call: of the stores within reach, and one’s own',
  access: 'lead:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(reviewStates).default('open'),
  }),
  output: pageOf(LossReview),
});

export const getLossDraw = endpoint('GET /api/loss-reviews/:id/draw', {
  summary: 'How a lost lead came to be drawn: seed, pool, and the draw made again',
  access: 'lead:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    seed: z.string(),
    byLot: z.int(),
    byRisk: z.int(),
    pool: z.int(),
    drawnAt: Moment,
    isSame: z.boolean(),
  }),
});

export const postLossResult = endpoint('POST /api/loss-reviews/:id/result', {
  summary: 'What the second call found; a false loss is opened again in somebody else’s hand',
  access: 'lead:edit',
  input: z.object({
    id: z.uuid(),
    result: z.enum(reviewResults),
    note: z.string().trim().max(300).default(''),
  }),
  output: z.object({
    /** Null while another day of trying is needed. */
    result: z.enum(reviewResults).nullable(),
    reopened: z.boolean(),
    personId: z.uuid().nullable(),
  }),
});
