import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

/** A deal is opened with a customer, most often from their lead (开商机). */
export const postDeal = endpoint('POST /api/deals', {
  summary: 'Open a deal with a customer; one that is open at the store already is answered',
  access: 'deal:edit',
  input: z.object({
    storeId: z.uuid().optional(),
    leadId: z.uuid().optional(),
    customerId: z.uuid().optional(),
    modelId: z.uuid().nullable().default(null),
  }),
  output: z.object({ id: z.uuid(), number: z.string(), isNew: z.boolean() }),
});
