import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { Moment } from '../lead.schema.ts';
import { bars } from './allocation.rules.ts';
import { roles } from './seat.schema.ts';

/** A receipt as anybody it concerns may read it (分配凭据). */
export const ReceiptView = z.object({
  id: z.uuid(),
  at: Moment,
  role: z.enum(roles),
  turn: z.int().nullable(),
  ground: z.string(),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  note: z.string(),
  rule: z.string().nullable(),
  seed: z.uuid(),
  candidates: z.array(
    z.object({
      personId: z.uuid(),
      personName: z.string(),
      weight: z.int(),
      match: z.int(),
      bar: z.enum(bars).nullable(),
      before: z.int(),
      after: z.int(),
    }),
  ),
  /** Whether the rule, run again on what the receipt holds, chooses the same; null where nothing was dealt. */
  isReproduced: z.boolean().nullable(),
});

export const getReceipts = endpoint('GET /api/leads/:id/receipts', {
  summary: 'Every decision about whose a lead is: candidates, bars, levels, rule, seed',
  access: 'lead:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({ rows: z.array(ReceiptView) }),
});

export const getFairness = endpoint('GET /api/lead-fairness', {
  summary: 'What each was due and what each got, with Jain’s index',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid(), role: z.enum(roles), from: Day, to: Day }),
  output: z.object({
    jain: z.number().nullable(),
    /** The same over what the leads were worth by their grades. */
    jainByValue: z.number().nullable(),
    dealt: z.int(),
    rows: z.array(
      z.object({
        personId: z.uuid(),
        personName: z.string(),
        expected: z.number(),
        received: z.int(),
        /** Received by prior claims or by name, among them. */
        prior: z.int(),
        grades: z.record(z.string(), z.int()),
        /** In yuan by the values of the grades (线索期望值). */
        expectedValue: z.number(),
        receivedValue: z.number(),
      }),
    ),
    trend: z.array(z.object({ week: Day, jain: z.number().nullable(), dealt: z.int() })),
  }),
});
