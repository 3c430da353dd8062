import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

export const getSearch = endpoint('GET /api/search', {
  summary: 'What my rights reach by name, pinyin, tail of a phone, number: the best of each kind.',
  access: 'signed-in',
  input: z.object({
    q: z.string().trim().max(100),
    /** One kind only, and more of it. */
    kind: z
      .string()
      .regex(/^[a-z_]{1,40}$/)
      .optional(),
  }),
  output: z.object({
    kinds: z.array(z.object({ kind: z.string(), name: Both })),
    rows: z.array(
      z.object({
        kind: z.string(),
        recordId: z.uuid(),
        title: z.string(),
        subtitle: z.string(),
        address: z.string(),
      }),
    ),
  }),
});
