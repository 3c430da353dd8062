import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { reasons } from '../leads/end/end.rules.ts';

export const postLoss = endpoint('POST /api/deals/:id/loss', {
  summary:
    'Say that a deal is lost: with a lead its manager decides, without one it is closed at once',
  access: 'deal:edit',
  input: z.object({
    id: z.uuid(),
    reason: z.enum(reasons.lost),
    rival: z.string().trim().max(60).default(''),
    text: z.string().trim().max(500).default(''),
  }),
  output: z.object({ outcome: z.enum(['lost', 'claimed']) }),
});
