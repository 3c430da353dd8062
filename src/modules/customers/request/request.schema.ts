import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { Moment } from '../customer.schema.ts';

export const requestKinds = ['access', 'export', 'correction', 'erasure'] as const;
export const requestChannels = ['phone', 'showroom', 'wecom', 'mail', 'form'] as const;
const Name = z.string().nullable();

/** What somebody asked about their own data (个人信息请求). */
export const DataRequest = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  customerName: z.string(),
  kind: z.enum(requestKinds),
  channel: z.string(),
  text: z.string(),
  askedOn: Day,
  dueOn: Day,
  recordedByName: Name,
  decision: z.enum(['done', 'refused']).nullable(),
  decidedByName: Name,
  decidedAt: Moment.nullable(),
  decisionNote: z.string(),
});

export const postDataRequest = endpoint('POST /api/customers/:id/data-requests', {
  summary: 'Note what a customer asks about their own data',
  access: 'customer:edit',
  input: z.object({
    id: z.uuid(),
    kind: z.enum(requestKinds),
    channel: z.enum(requestChannels),
    text: z.string().trim().max(500).default(''),
  }),
  output: z.object({ id: z.uuid(), dueOn: Day }),
});

export const getDataRequests = endpoint('GET /api/data-requests', {
  summary: 'Requests about personal data, the most urgent first',
  access: 'customer:read',
  input: z.object({
    state: z.enum(['open', 'decided']).default('open'),
    customerId: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(DataRequest), today: Day }),
});

export const postDataRequestDecision = endpoint('POST /api/data-requests/:id/decision', {
  summary: 'Answer a request about personal data; an erasure is carried out at once',
  access: 'customer:bulk',
  input: z.object({
    id: z.uuid(),
    grant: z.boolean(),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ decision: z.enum(['done', 'refused']) }),
});

export const getDataCopy = endpoint('GET /api/data-requests/:id/copy', {
  summary: 'A copy of everything kept about the customer who asked for it',
  access: 'customer:bulk',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    madeAt: Moment,
    customer: z.record(z.string(), z.unknown()),
    identities: z.array(z.object({ kind: z.string(), value: z.string() })),
    consents: z.array(z.record(z.string(), z.unknown())),
    interviews: z.array(z.record(z.string(), z.unknown())),
    records: z.array(z.record(z.string(), z.unknown())),
    events: z.array(z.record(z.string(), z.unknown())),
  }),
});
