import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

export const getLeadScripts = endpoint('GET /api/leads/:id/scripts', {
  summary: 'What to say to a lead: the scripts of its source, then the general ones',
  access: 'lead:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        sourceId: z.uuid().nullable(),
        title: z.string(),
        text: z.string(),
      }),
    ),
  }),
});
