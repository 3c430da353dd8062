import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

export const itemStates = ['open', 'moved', 'closed', 'gone'] as const;

/** Where a leaving stands (离职状态): announced, to be emptied, empty, filed away. */
export const handoverStates = ['announced', 'open', 'empty', 'archived'] as const;

export const Handover = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  position: z.string(),
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  teamId: z.uuid().nullable(),
  lastDay: z.iso.date(),
  reason: z.string(),
  state: z.enum(handoverStates),
  items: z.int(),
  open: z.int(),
  accessEndedAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
});

export const HandoverItem = z.object({
  kind: z.string(),
  recordId: z.uuid(),
  label: z.string(),
  storeId: z.uuid().nullable(),
  state: z.enum(itemStates),
  toName: z.string().nullable(),
  reason: z.string(),
  doneAt: z.iso.datetime().nullable(),
  /** Whether the asker may hand this one over. */
  mayMove: z.boolean(),
});

export const getHandovers = endpoint('GET /api/handovers', {
  summary: 'Leavers within reach and how far their hand-over lists are',
  access: 'person:read',
  input: z.object({ state: z.enum(handoverStates).optional() }),
  output: z.object({ rows: z.array(Handover) }),
});

export const getHandover = endpoint('GET /api/handovers/:id', {
  summary: 'One hand-over list with everything on it',
  access: 'person:read',
  input: z.object({ id: z.uuid() }),
  output: Handover.extend({
    kinds: z.array(z.object({ kind: z.string(), zh: z.string(), en: z.string() })),
    rows: z.array(HandoverItem),
    /** Whether the asker may archive the list or call the leaving off. */
    mayDecide: z.boolean(),
  }),
});

const Leaver = z.object({ id: z.uuid() });

export const postLeaving = endpoint('POST /api/people/:id/leaving', {
  summary:
    'Somebody leaves: access ends with the day (at once if it has come), work becomes a list',
  access: 'person:edit',
  input: Leaver.extend({
    lastDay: z.iso.date(),
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({ handoverId: z.uuid(), items: z.int() }),
});

export const deleteLeaving = endpoint('DELETE /api/people/:id/leaving', {
  summary: 'Call a leaving off, or take a leaver back; the account has to be enabled again',
  access: 'person:edit',
  input: Leaver,
  output: z.object({}),
});

export const getTakers = endpoint('GET /api/handovers/:id/takers', {
  summary: 'Who may take work of one kind from this list',
  access: 'person:read',
  input: z.object({ id: z.uuid(), kind: z.string().max(50) }),
  output: z.object({
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), storeName: z.string().nullable() })),
  }),
});

const Items = z
  .array(z.object({ kind: z.string().max(50), recordId: z.uuid() }))
  .min(1)
  .max(2000);

export const postHandoverMove = endpoint('POST /api/handovers/:id/moves', {
  summary: 'Hand items to somebody who may take them',
  access: 'person:read',
  input: z.object({ id: z.uuid(), items: Items, toPersonId: z.uuid() }),
  output: z.object({ moved: z.int(), skipped: z.int() }),
});

export const postHandoverClosing = endpoint('POST /api/handovers/:id/closings', {
  summary: 'Close items with a reason; the record itself stays as it is',
  access: 'person:read',
  input: z.object({ id: z.uuid(), items: Items, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ closed: z.int(), skipped: z.int() }),
});

export const postHandoverArchiving = endpoint('POST /api/handovers/:id/archiving', {
  summary: 'File an empty list of somebody who has left',
  access: 'person:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ archivedAt: z.iso.datetime() }),
});
