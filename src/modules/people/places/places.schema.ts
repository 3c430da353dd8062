import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

const Id = z.object({ id: z.uuid() });

export const deleteTeam = endpoint('DELETE /api/teams/:id', {
  summary: 'Delete a team that nobody and nothing names',
  access: 'store:edit',
  input: Id,
  output: z.object({}),
});

export const postTeamMove = endpoint('POST /api/teams/:id/move', {
  summary: 'Move a team with its people to another store; what they did stays with the old one',
  access: 'store:edit',
  input: Id.extend({ storeId: z.uuid() }),
  output: z.object({ people: z.int() }),
});

export const StoreClosing = z.object({
  id: z.uuid(),
  closedOn: z.iso.date(),
  /** Null while it is not decided. */
  reopensOn: z.iso.date().nullable(),
  reason: z.string(),
  decidedAt: z.iso.datetime(),
});

export const getStoreClosings = endpoint('GET /api/stores/:id/closings', {
  summary: 'When a store was shut, and whether it is today',
  access: 'store:read',
  input: Id,
  output: z.object({ rows: z.array(StoreClosing), isShut: z.boolean() }),
});

export const postStoreClosing = endpoint('POST /api/stores/:id/closing', {
  summary: 'Close a store from a day on; refused while open work hangs on it',
  access: 'store:edit',
  input: Id.extend({
    closedOn: z.iso.date(),
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({ id: z.uuid() }),
});

export const postStoreReopening = endpoint('POST /api/stores/:id/reopening', {
  summary: 'Reopen a closed store from a day on; people may be placed there at once',
  access: 'store:edit',
  input: Id.extend({ reopensOn: z.iso.date() }),
  output: z.object({}),
});
