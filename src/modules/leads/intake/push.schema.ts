import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { results } from './arrival.rules.ts';

export const postPush = endpoint('POST /api/push/:code', {
  summary: 'Push a lead in from a portal: its own body, as JSON or form, signed as was agreed',
  access: 'public',
  input: z.object({ code: z.string().regex(/^[A-Za-z0-9_-]{4,40}$/) }),
  output: z.object({ code: z.literal(0), result: z.enum(results) }),
});
