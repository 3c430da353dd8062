import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const Kind = z.string().regex(/^[a-z_]{1,40}$/);
const Both = z.object({ zh: z.string(), en: z.string() });
const Language = z.enum(['zh', 'en']).default('zh');
const Field = z.object({ key: z.string(), name: Both });
const Id = z.object({ id: z.uuid() });

export const getDocument = endpoint('GET /api/documents/:kind', {
  summary:
    'A document about a record as PDF, or as Word in the store’s own template; `plain` leaves the template aside.',
  access: 'signed-in',
  input: z.object({
    kind: Kind,
    id: z.uuid(),
    format: z.enum(['pdf', 'docx']),
    option: z.string().max(100).default(''),
    language: Language,
    plain: z.enum(['0', '1']).default('0'),
  }),
  output: z.unknown(),
});

const Template = z.object({
  id: z.uuid(),
  kind: z.string(),
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  version: z.int(),
  name: z.string(),
  bytes: z.int(),
  isUsed: z.boolean(),
  mayEdit: z.boolean(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Template = z.infer<typeof Template>;

export const getTemplates = endpoint('GET /api/templates', {
  summary:
    'Kinds of documents with the places a Word template may name, and the templates there are.',
  access: 'template:read',
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        key: z.string(),
        name: Both,
        fields: z.array(Field.extend({ rows: z.array(Field).nullable() })),
      }),
    ),
    rows: z.array(Template),
    /** Places whose templates I may change; null = the whole group. */
    places: z.array(z.object({ storeId: z.uuid().nullable(), name: z.string().nullable() })),
  }),
});

export const postTemplate = endpoint('POST /api/templates', {
  summary:
    'Take in a Word template: multipart with kind, storeId (empty = group), then file. Used at once.',
  access: 'template:edit',
  input: z.object({}),
  output: Id.extend({ version: z.int() }),
});

export const postTemplateUse = endpoint('POST /api/templates/:id/use', {
  summary: 'Use a version of a template from now on, or none of its place.',
  access: 'template:edit',
  input: Id.extend({ isUsed: z.boolean() }),
  output: Id,
});

export const getTemplateContent = endpoint('GET /api/templates/:id/content', {
  summary: 'A template as it was taken in, or filled with the names of its places to look at.',
  access: 'template:read',
  input: Id.extend({ sample: z.enum(['0', '1']).default('0'), language: Language }),
  output: z.unknown(),
});

export const getTemplateStarter = endpoint('GET /api/template-starters/:kind', {
  summary: 'A Word file with every place of a kind, to begin an own template from.',
  access: 'template:read',
  input: z.object({ kind: Kind, language: Language }),
  output: z.unknown(),
});
