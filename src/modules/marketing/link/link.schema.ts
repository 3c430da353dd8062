import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Code } from '../coupon/coupon.schema.ts';

/** A short link to a public form (短链), with its clicks. */
export const ShortLink = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  formName: z.string(),
  campaignName: z.string().nullable(),
  utmSource: z.string(),
  utmMedium: z.string(),
  clicks: z.int(),
  madeAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});

export const getShortLinks = endpoint('GET /api/short-links', {
  summary: 'Short links with their clicks, the latest first',
  access: 'market:read',
  input: z.object({}),
  output: z.object({ rows: z.array(ShortLink) }),
});

const Word = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\p{L}\p{N}_-]*$/u);

export const postShortLink = endpoint('POST /api/short-links', {
  summary: 'Make a short link to a public form, which tells where its visitors come from',
  access: 'market:edit',
  input: z.object({
    name: z.string().trim().min(1).max(60),
    formId: z.uuid(),
    campaignId: z.uuid().nullable().default(null),
    utmSource: Word.min(1),
    utmMedium: Word.default(''),
  }),
  output: z.object({ id: z.uuid(), code: z.string() }),
});

export const postShortLinkClosing = endpoint('POST /api/short-links/:id/close', {
  summary: 'Close a short link',
  access: 'market:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const postClick = endpoint('POST /api/short-links/:code/click', {
  summary: 'Follow a short link: counted by day, nobody’s address is kept',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({ formCode: z.string(), utm: z.record(z.string(), z.string()) }),
});
