import { z } from 'zod';
import { sharedVerbs } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';

export const receiverKinds = ['person', 'team', 'store'] as const;
const Resource = z.string().max(40);

/** A record shared (共享) beyond what roles reach; `title` is null where the reader may not open it. */
export const Share = z.object({
  id: z.uuid(),
  resource: z.string(),
  recordId: z.uuid(),
  title: z.string().nullable(),
  address: z.string(),
  toKind: z.enum(receiverKinds),
  toId: z.uuid(),
  toName: z.string(),
  verb: z.enum(sharedVerbs),
  reason: z.string(),
  /** The instant from which it no longer counts; null = until revoked. */
  expiresAt: z.iso.datetime().nullable(),
  isOver: z.boolean(),
  sharedById: z.uuid(),
  sharedByName: z.string(),
  sharedAt: z.iso.datetime(),
});

const Shares = z.object({ rows: z.array(Share) });

export const getShares = endpoint('GET /api/shares', {
  summary: 'Records shared with me, or by me; newest first',
  access: 'signed-in',
  input: z.object({ side: z.enum(['with_me', 'by_me']).default('with_me') }),
  output: Shares,
});

export const getRecordShares = endpoint('GET /api/shares/:resource/:recordId', {
  summary: 'With whom one record is shared, and whether I may share it',
  access: 'signed-in',
  input: z.object({ resource: Resource, recordId: z.uuid() }),
  output: Shares.extend({ mayShare: z.boolean() }),
});

export const postShare = endpoint('POST /api/shares', {
  summary: 'Share one record with a person, team or store; a second time changes the share',
  access: 'signed-in',
  input: z.object({
    resource: Resource,
    recordId: z.uuid(),
    toKind: z.enum(receiverKinds),
    toId: z.uuid(),
    verb: z.enum(sharedVerbs).default('read'),
    /** The last day, in the group's zone; left out = until revoked. */
    until: Day.optional(),
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({ id: z.uuid() }),
});

export const deleteShare = endpoint('DELETE /api/shares/:id', {
  summary: 'Revoke a share; it ends with the next request',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
});

/** Whom something can be shared with or handed to: a name and where they stand, nothing more. */
export const Receiver = z.object({
  kind: z.enum(receiverKinds),
  id: z.uuid(),
  name: z.string(),
  place: z.string(),
});

export const getReceivers = endpoint('GET /api/receivers', {
  summary: 'People, teams and stores of the group by name, to share with or to stand in',
  access: 'signed-in',
  input: z.object({
    named: z.string().trim().max(50).default(''),
    kind: z.enum(receiverKinds).optional(),
  }),
  output: z.object({ rows: z.array(Receiver) }),
});
