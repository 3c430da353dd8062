import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { bars, priorGrounds } from '../allocation/allocation.rules.ts';
import { Moment } from '../lead.schema.ts';
import { stages } from '../clock/clock.rules.ts';

const One = { id: z.uuid() };
const Text = (most: number) => z.string().trim().max(most);

export const contactKinds = ['call', 'reply', 'message', 'visit', 'note'] as const;

export const postContact = endpoint('POST /api/leads/:id/contacts', {
  summary: 'Note a call, an answer, a visit or a remark; only evidence moves the response clock',
  access: 'lead:edit',
  input: z.object({
    ...One,
    kind: z.enum(contactKinds),
    direction: z.enum(['out', 'in']).default('out'),
    seconds: z.int().min(0).max(36_000).nullable().default(null),
    at: Moment.optional(),
    text: Text(2000).default(''),
    entryId: z
      .uuid()
      .optional()
      .describe('Of the device: sent again, it is answered again and changes nothing'),
  }),
  output: z.object({
    id: z.uuid(),
    /** How far the clock got by it; empty where it is no evidence. */
    stops: z.enum(['', ...stages]),
    nextAt: Moment.nullable(),
    nextWhat: z.string(),
  }),
});

/** What is asked on the phone (需求), as chosen; each a short word of the store. */
export const Needs = z.record(z.string().regex(/^[a-z_]{2,20}$/), Text(30));

export const patchLead = endpoint('PATCH /api/leads/:id', {
  summary: 'What was learnt of a lead: when they buy, what they want, when to call again',
  access: 'lead:edit',
  input: z.object({
    ...One,
    expectedOn: Day.nullable().optional(),
    modelId: z.uuid().nullable().optional(),
    wish: Text(500).optional(),
    needs: Needs.optional(),
    nextAt: Moment.optional(),
  }),
  output: z.object({ id: z.uuid(), grade: z.string() }),
});

const Chance = z.object({
  personId: z.uuid(),
  personName: z.string(),
  weight: z.int(),
  level: z.int(),
  match: z.int(),
  bar: z.enum(bars).nullable(),
  today: z.int(),
  /** Would get it now. */
  isNext: z.boolean(),
});

export const getCandidates = endpoint('GET /api/leads/:id/candidates', {
  summary: 'Which consultant a lead would go to now, and why',
  access: 'lead:read',
  input: z.object(One),
  output: z.object({
    rule: z.string(),
    ground: z.enum(['fair', ...priorGrounds]).nullable(),
    rows: z.array(Chance),
  }),
});

export const postHandOver = endpoint('POST /api/leads/:id/hand-over', {
  summary: 'Hand a lead on: dealt to the consultants, or to somebody by name and with a reason',
  access: 'lead:edit',
  input: z.object({
    ...One,
    personId: z.uuid().nullable().default(null),
    note: Text(200).default(''),
  }),
  output: z.object({ personId: z.uuid(), ground: z.string() }),
});
