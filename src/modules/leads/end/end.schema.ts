import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { pageOf, PageInput } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';
import { endKinds } from './end.rules.ts';

const One = { id: z.uuid() };
const Text = (most: number) => z.string().trim().max(most).default('');

export const postClaim = endpoint('POST /api/leads/:id/claims', {
  summary: 'Say that a lead is lost or invalid; a manager decides',
  access: 'lead:edit',
  input: z.object({
    ...One,
    kind: z.enum(endKinds),
    reason: z.string().max(30),
    rival: Text(60),
    text: Text(500),
  }),
  output: z.object({ id: z.uuid() }),
});

/** Somebody says that a lead is over (战败申请). */
export const Claim = z.object({
  id: z.uuid(),
  leadId: z.uuid(),
  customerName: z.string().nullable(),
  modelName: z.string().nullable(),
  storeName: z.string(),
  grade: z.string(),
  kind: z.enum(endKinds),
  reason: z.string(),
  rival: z.string(),
  text: z.string(),
  contactDays: z.int(),
  claimedByName: z.string().nullable(),
  claimedAt: Moment,
  decision: z.enum(['approved', 'rejected']).nullable(),
  decidedByName: z.string().nullable(),
  decisionNote: z.string(),
});

export const getClaims = endpoint('GET /api/lead-claims', {
  summary: 'Claims of loss and invalidity within reach, open ones or decided ones, latest first',
  access: 'lead:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(['open', 'decided']).default('open'),
  }),
  output: pageOf(Claim),
});

export const postDecision = endpoint('POST /api/lead-claims/:id/decision', {
  summary: 'Approve or reject a claim; approved, the lead is over',
  access: 'lead:bulk',
  input: z.object({ ...One, approve: z.boolean(), note: Text(200) }),
  output: z.object({ decision: z.enum(['approved', 'rejected']) }),
});

export const postPoolClaim = endpoint('POST /api/leads/:id/pool-claim', {
  summary: 'Take a lead that is in nobody’s hand; of two who take it at once, one gets it',
  access: 'lead:edit',
  input: z.object(One),
  output: z.object({ personId: z.uuid() }),
});

export const postRelease = endpoint('POST /api/leads/:id/release', {
  summary: 'Give a lead back to the pool, with a reason',
  access: 'lead:edit',
  input: z.object({ ...One, note: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid() }),
});
