import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';

const Stock = { inStock: z.int(), etaOn: Day.nullable() };

/** A trim that can be quoted, with its price of today and what the store has of it. */
export const OfferedTrim = z.object({
  id: z.uuid(),
  name: z.string(),
  guideFen: z.int().nullable(),
  ...Stock,
  colours: z.array(z.object({ name: z.string(), ...Stock })),
});

export const getQuoteTrims = endpoint('GET /api/deals/:id/quote-trims', {
  summary: 'Trims of a model that a deal may be quoted for, with today’s price and stock',
  access: 'deal:read',
  input: z.object({ id: z.uuid(), modelId: z.uuid() }),
  output: z.object({ rows: z.array(OfferedTrim) }),
});
