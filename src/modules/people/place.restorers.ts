import type { z } from 'zod';
import type { Logged, Restorer } from '../../platform/audit/restorer.ts';
import { correctPerson, correctStore } from './place.actions.ts';
import { findPerson, findStore } from './place.queries.ts';
import { patchPerson, patchStore } from './place.schema.ts';

/** The fields of a contract that can be written again; activating happens once. */
const writable =
  (input: z.ZodObject) =>
  (side: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(side).filter(([field]) => field !== 'id' && field in input.shape),
    );

const idOf = ({ recordId }: Logged) => recordId ?? '';

/** Corrections of stores and people can be taken back (恢复门店与人员的修改). */
export const placeRestorers: readonly Restorer[] = [
  {
    action: 'store.corrected',
    right: { resource: 'store', verb: 'edit' },
    fields: writable(patchStore.input),
    current: (ctx, logged) => findStore(ctx, idOf(logged)),
    restore: (ctx, logged, values) =>
      correctStore(ctx, patchStore.input.parse({ ...values, id: idOf(logged) })),
  },
  {
    action: 'person.corrected',
    right: { resource: 'person', verb: 'edit' },
    fields: writable(patchPerson.input),
    current: (ctx, logged) => findPerson(ctx, idOf(logged)),
    restore: (ctx, logged, values) =>
      correctPerson(ctx, patchPerson.input.parse({ ...values, id: idOf(logged) })),
  },
];
