import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { stages } from '../clock/clock.rules.ts';

const Text = (most: number) => z.string().trim().max(most);

export const callResults = ['recorded', 'repeated', 'unknown'] as const;

/** A call as a telephone exchange or a call centre reports it (话务记录). */
export const CallInput = z.object({
  externalId: Text(120)
    .min(1)
    .describe('The exchange’s own id: sent again, it is answered again and changes nothing'),
  phone: Text(40).min(1).describe('The customer’s number'),
  direction: z.enum(['out', 'in']),
  startedAt: z.iso.datetime({ offset: true }).describe('At most 30 days ago'),
  seconds: z.int().min(0).max(36_000).describe('Seconds talked; 0 where nobody answered'),
  agent: Text(120)
    .default('')
    .describe('The login or the mobile number of whoever spoke, where the exchange knows it'),
  personId: z.uuid().nullable().default(null).describe('The same by id'),
  storeId: z.uuid().nullable().default(null).describe('Only a lead of this store'),
  recordingUrl: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .nullable()
    .default(null)
    .describe('Where the recording lies; kept as a link, https only'),
  text: Text(500).default(''),
});

export const postCall = endpoint('POST /api/calls', {
  summary: 'Report a call: it joins the open lead of that number and is evidence for its clock',
  access: 'lead:edit',
  input: CallInput,
  output: z.object({
    /** `unknown`: no open lead within reach has that number, and nothing was written. */
    result: z.enum(callResults),
    leadId: z.uuid().nullable(),
    contactId: z.uuid().nullable(),
    /** How far the response clock got by it; empty where it is no evidence. */
    stops: z.enum(['', ...stages]),
  }),
});

export const postHearing = endpoint('POST /api/leads/:id/contacts/:contactId/recording', {
  summary: 'Where the recording of a call lies; every look is logged',
  access: 'lead:read',
  input: z.object({ id: z.uuid(), contactId: z.uuid() }),
  output: z.object({ url: z.string() }),
});
