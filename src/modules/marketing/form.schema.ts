import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

/** What a form may ask besides name and phone (可选项). */
export const asks = ['model', 'store', 'when', 'wish'] as const;
export const LeadForm = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  title: z.string(),
  storeName: z.string().nullable(),
  sourceName: z.string(),
  campaignName: z.string().nullable(),
  madeAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});

export const getLeadForms = endpoint('GET /api/lead-forms', {
  summary: 'Public lead forms, the latest first',
  access: 'market:read',
  input: z.object({}),
  output: z.object({ rows: z.array(LeadForm) }),
});

export const postLeadForm = endpoint('POST /api/lead-forms', {
  summary: 'Make a public form with an address and a QR code of its own',
  access: 'market:edit',
  input: z.object({
    name: z.string().trim().min(1).max(60),
    title: z.string().trim().min(1).max(60),
    intro: z.string().trim().max(300).default(''),
    thanks: z.string().trim().max(200).default(''),
    storeId: z.uuid().nullable().default(null).describe('Null lets the visitor choose the store'),
    sourceId: z.uuid(),
    campaignId: z.uuid().nullable().default(null),
    couponKindId: z.uuid().nullable().default(null).describe('Given to whoever leaves a number'),
    asks: z.array(z.enum(asks)).max(asks.length).default(['model', 'wish']),
  }),
  output: z.object({ id: z.uuid(), code: z.string() }),
});

export const postLeadFormClosing = endpoint('POST /api/lead-forms/:id/close', {
  summary: 'Close a public form; its address says so from then on',
  access: 'market:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);
const Both = z.object({ zh: z.string(), en: z.string() });

export const getForm = endpoint('GET /api/forms/:code', {
  summary: 'What a visitor sees of a public form',
  access: 'public',
  input: z.object({ code: Code }),
  output: z.object({
    groupName: z.string(),
    title: z.string(),
    intro: z.string(),
    asks: z.array(z.enum(asks)),
    stores: z.array(z.object({ id: z.uuid(), name: z.string() })),
    models: z.array(z.object({ id: z.uuid(), name: z.string() })),
    consent: z.object({ version: z.string(), contact: Both, marketing: Both }),
  }),
});
