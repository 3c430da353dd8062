import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { masked } from '../../../kernel/field.ts';
import { TiedRecord } from '../customer.schema.ts';

const Pair = z.object({ id: z.uuid(), goneId: z.uuid() });

const Side = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: masked(z.string().nullable()),
  tags: z.array(z.string()),
  records: z.array(TiedRecord),
});

export const getMergePreview = endpoint('GET /api/customers/:id/merge-preview', {
  summary: 'What joining two customers would give, and what stands against it',
  access: 'customer:bulk',
  input: Pair,
  output: z.object({
    kept: Side,
    gone: Side,
    /** Stores where both have an open lead: one has to end first. */
    clashes: z.array(z.string()),
    after: z.object({ name: z.string(), tags: z.array(z.string()), records: z.int() }),
  }),
});

export const postMerge = endpoint('POST /api/customers/:id/merges', {
  summary: 'Join two customers who are one person; both histories stay, and it can be undone',
  access: 'customer:bulk',
  input: Pair.extend({ note: z.string().trim().max(200).default('') }),
  output: z.object({ id: z.uuid(), moved: z.int() }),
});

export const postMergeUndo = endpoint('POST /api/customer-merges/:id/undo', {
  summary: 'Take two customers apart again, each with what was theirs',
  access: 'customer:bulk',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), moved: z.int() }),
});
