import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const audiences = ['owner', 'team', 'store', 'all'] as const;
export type Audience = (typeof audiences)[number];
export const layouts = ['table', 'board'] as const;

/** What a view keeps (视图状态): the same words as in the address of the list. */
export const ViewState = z.object({
  filter: z.string().max(4000).default(''),
  sort: z.string().max(200).default(''),
  group: z.string().max(50).default(''),
  columns: z.array(z.string().max(50)).max(60).default([]),
  widths: z.record(z.string().max(50), z.int().min(40).max(800)).default({}),
  layout: z.enum(layouts).default('table'),
});
export type ViewStateOf = z.output<typeof ViewState>;

export const ListView = z.object({
  id: z.uuid(),
  name: z.string(),
  audience: z.enum(audiences),
  ownerId: z.uuid(),
  ownerName: z.string().nullable(),
  isDefault: z.boolean(),
  mayEdit: z.boolean(),
  state: ViewState,
});

const Key = z.string().regex(/^[a-z][a-z-]{0,40}$/);
const Name = z.string().trim().min(1).max(40);
const Id = z.object({ id: z.uuid() });

export const getListViews = endpoint('GET /api/lists/:list/views', {
  summary: 'Saved views of a list: my own, and those shared with me',
  access: 'signed-in',
  input: z.object({ list: Key }),
  output: z.object({
    rows: z.array(ListView),
    /** With whom I may share. */
    mayShare: z.array(z.enum(audiences)),
  }),
});

export const postListView = endpoint('POST /api/lists/:list/views', {
  summary: 'Save a view of a list',
  access: 'signed-in',
  input: z.object({
    list: Key,
    name: Name,
    audience: z.enum(audiences).default('owner'),
    state: ViewState,
  }),
  output: z.object({ id: z.uuid() }),
});

export const patchListView = endpoint('PATCH /api/list-views/:id', {
  summary: 'Rename, share or change a saved view',
  access: 'signed-in',
  input: Id.extend({
    name: Name.optional(),
    audience: z.enum(audiences).optional(),
    state: ViewState.optional(),
  }),
  output: Id,
});

export const deleteListView = endpoint('DELETE /api/list-views/:id', {
  summary: 'Delete a saved view',
  access: 'signed-in',
  input: Id,
  output: z.object({}),
});

export const putDefaultListView = endpoint('PUT /api/lists/:list/default-view', {
  summary: 'Choose the view that my list opens with; null for none',
  access: 'signed-in',
  input: z.object({ list: Key, viewId: z.uuid().nullable() }),
  output: z.object({}),
});
