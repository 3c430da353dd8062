import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { results } from './arrival.rules.ts';

const Text = (most: number) => z.string().trim().max(most);
const Id = z.uuid().nullable().default(null);

/** What a sender or a person types in; a phone or a WeCom id says who it is, except for walk-ins. */
export const LeadInput = z.object({
  storeId: z.uuid(),
  intake: z.enum(['api', 'desk', 'reception', 'livestream', 'event']).default('api'),
  externalId: Text(120)
    .min(1)
    .nullable()
    .default(null)
    .describe('The sender’s own id: sent again, it is answered again and changes nothing'),
  receivedAt: z.iso
    .datetime()
    .optional()
    .describe('Now, where it is left out; at most 30 days ago'),
  name: Text(60).default(''),
  gender: z.enum(['', 'male', 'female']).default(''),
  company: z.boolean().default(false),
  phone: Text(40).default(''),
  wecom: Text(80).default(''),
  sourceId: Id,
  campaignId: Id,
  modelId: Id,
  areaId: Id,
  wish: Text(500).default('').describe('What the customer wrote or said'),
  expectedOn: Day.nullable().default(null),
  language: Text(20).default(''),
  preferredId: Id.describe('The person whom the customer asks for'),
  referralCode: Text(40).default(''),
  priceFen: z.int().min(0).max(100_000_000).nullable().default(null),
  mine: z
    .boolean()
    .default(false)
    .describe('Whoever sends it receives the customer and keeps them'),
  utm: z
    .record(z.string().regex(/^utm_[a-z]{2,12}$/), Text(200))
    .nullable()
    .default(null),
});

export const postLead = endpoint('POST /api/leads', {
  summary: 'Take a lead in: a new one, one that joins an open one, or one sold twice',
  access: 'lead:edit',
  input: LeadInput,
  output: z.object({
    result: z.enum(results),
    leadId: z.uuid(),
    customerId: z.uuid(),
    /** Who has it; null while it waits, and where it joined another. */
    personId: z.uuid().nullable(),
  }),
});
