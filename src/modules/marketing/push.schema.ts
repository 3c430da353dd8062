import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { pushFields } from './push.rules.ts';

const Instant = z.iso.datetime();
const Id = z.object({ id: z.uuid() });
const Path = z.string().trim().max(120);

export const pushMethods = ['hmac', 'token'] as const;
export const pushResults = ['created', 'merged', 'duplicate', 'refused'] as const;

/** Our field ← a dotted path in their body; a phone is what every lead needs. */
const Mapped = z
  .partialRecord(z.enum(pushFields), Path)
  .transform((map) => Object.fromEntries(Object.entries(map).filter(([, path]) => path !== '')))
  .pipe(z.partialRecord(z.enum(pushFields), Path))
  .refine(({ phone }) => phone !== undefined, {
    path: ['phone'],
    message: 'say where the phone is',
  });

const Header = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9-]{1,39}$/);

const Fields = {
  name: z.string().trim().min(1).max(60),
  storeId: z.uuid().nullable().default(null).describe('Null where the body names the store'),
  sourceId: z.uuid(),
  campaignId: z.uuid().nullable().default(null),
  fieldMap: Mapped,
  method: z.enum(pushMethods).default('hmac'),
  signatureHeader: Header.default('x-signature').describe('Holds the signature, or the token'),
  timestampHeader: Header.default('x-timestamp'),
};

/** A portal's address (平台推送地址). Its secret is shown once and never again. */
export const LeadPush = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  sourceId: z.uuid(),
  sourceName: z.string(),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  fieldMap: z.partialRecord(z.enum(pushFields), z.string()),
  method: z.enum(pushMethods),
  signatureHeader: z.string(),
  timestampHeader: z.string(),
  previousUntil: Instant.nullable(),
  madeAt: Instant,
  closedAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  lastResult: z.enum(pushResults).nullable(),
});

export const getLeadPushes = endpoint('GET /api/lead-pushes', {
  summary: 'Addresses to which portals push leads, the latest first',
  access: 'market:read',
  input: z.object({}),
  output: z.object({ rows: z.array(LeadPush) }),
});

const Secret = z
  .string()
  .trim()
  .min(16)
  .max(200)
  .optional()
  .describe('The secret that the portal gave; left out, one is made');

export const postLeadPush = endpoint('POST /api/lead-pushes', {
  summary: 'Make an address for a portal; answers its secret, this once',
  access: 'market:edit',
  input: z.object({ ...Fields, secret: Secret }),
  output: z.object({ id: z.uuid(), code: z.string(), secret: z.string() }),
  secret: true,
});

export const putLeadPush = endpoint('PUT /api/lead-pushes/:id', {
  summary: 'Change what a portal’s address is for, its field map and how it signs',
  access: 'market:edit',
  input: z.object({ ...Fields, id: z.uuid() }),
  output: Id,
});

export const postLeadPushSecret = endpoint('POST /api/lead-pushes/:id/secrets', {
  summary: 'Turn the secret over; the earlier one is taken too for a day',
  access: 'market:edit',
  input: z.object({ id: z.uuid(), secret: Secret }),
  output: z.object({ id: z.uuid(), secret: z.string(), previousUntil: Instant }),
  secret: true,
});

export const postLeadPushClosing = endpoint('POST /api/lead-pushes/:id/close', {
  summary: 'Close a portal’s address; it takes nothing from then on',
  access: 'market:edit',
  input: Id,
  output: Id,
});

export const PushOutcome = z.object({
  id: z.uuid(),
  at: Instant,
  result: z.enum(pushResults),
  code: z.string().describe('Why it was refused'),
  field: z.string(),
  bytes: z.int(),
});

export const getPushOutcomes = endpoint('GET /api/lead-pushes/:id/outcomes', {
  summary: 'What came of the last 50 pushes to an address, without anything of the people in them',
  access: 'market:read',
  input: Id,
  output: z.object({ rows: z.array(PushOutcome) }),
});

export const postPushTrial = endpoint('POST /api/lead-push-trials', {
  summary: 'See what a sample body would be understood as; nothing is kept',
  access: 'market:edit',
  input: z.object({
    fieldMap: Mapped,
    storeId: z.uuid().nullable().default(null),
    mediaType: z.enum(['application/json', 'application/x-www-form-urlencoded']),
    body: z.string().min(1).max(100_000),
  }),
  output: z.object({
    sent: z.partialRecord(z.enum(pushFields), z.string()),
    storeName: z.string().nullable(),
    modelName: z.string().nullable(),
    receivedAt: Instant.nullable(),
    gender: z.enum(['', 'male', 'female']),
    priceFen: z.int().nullable(),
    /** What would refuse it; empty where it would be taken. */
    refusal: z.string(),
  }),
  // What is tried is often a customer's: marked so that the answer is not kept for a repeat.
  secret: true,
});
