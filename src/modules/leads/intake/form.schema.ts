import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

const Utm = z.record(z.string().regex(/^utm_[a-z]{2,12}$/), z.string().trim().max(200));

export const postForm = endpoint('POST /api/forms/:code', {
  summary: 'Leave a number on a public form',
  access: 'public',
  input: z.object({
    code: z.string().regex(/^[A-Za-z0-9_-]{4,40}$/),
    /** Made by the page when it opens: sent twice, it is taken once. */
    key: z.uuid(),
    name: z.string().trim().max(60).default(''),
    phone: z.string().trim().min(1).max(40),
    storeId: z.uuid().nullable().default(null),
    modelId: z.uuid().nullable().default(null),
    within: z.int().min(1).max(366).nullable().default(null),
    wish: z.string().trim().max(500).default(''),
    consent: z.boolean(),
    marketing: z.boolean().default(false),
    consentVersion: z.string().max(20),
    referralCode: z.string().trim().max(40).default(''),
    utm: Utm.nullable().default(null),
    firstUtm: Utm.nullable().default(null),
    /** A field that people do not see; programs fill it in. */
    website: z.string().max(200).default(''),
  }),
  output: z.object({
    thanks: z.string(),
    /** The code of the coupon that the form gives, while there are some. */
    coupon: z.string().nullable(),
  }),
});
