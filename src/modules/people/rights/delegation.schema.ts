import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';

/** Somebody stands in during leave (代理), from the first day to the last, both included. */
export const Delegation = z.object({
  id: z.uuid(),
  fromPersonId: z.uuid(),
  fromName: z.string(),
  toPersonId: z.uuid(),
  toName: z.string(),
  startsOn: Day,
  endsOn: Day,
  reason: z.string(),
  madeByName: z.string(),
  state: z.enum(['coming', 'running', 'over']),
  mayEnd: z.boolean(),
});

export const getDelegations = endpoint('GET /api/delegations', {
  summary: 'Who stands in for whom: mine, and those of the people I answer for; latest first',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(Delegation), mayForOthers: z.boolean() }),
});

export const postDelegation = endpoint('POST /api/delegations', {
  summary: 'Hand my records to a deputy while I am on leave, or those of somebody I answer for',
  access: 'signed-in',
  input: z
    .object({
      /** Left out = me. */
      fromPersonId: z.uuid().optional(),
      toPersonId: z.uuid(),
      startsOn: Day,
      endsOn: Day,
      reason: z.string().trim().max(200).default(''),
    })
    .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
      path: ['endsOn'],
      message: 'must not be before startsOn',
    }),
  output: z.object({ id: z.uuid() }),
});

export const deleteDelegation = endpoint('DELETE /api/delegations/:id', {
  summary: 'End a delegation; it stops with the next request',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
});
