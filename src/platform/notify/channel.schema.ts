import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { robotKinds } from './robot.schema.ts';
import { deliveryStates } from './delivery.schema.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

/** A robot in a chat group (群机器人), as far as it is ever shown again: never its address or secret. */
export const Channel = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(robotKinds),
  storeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  /** What it stands for: a store, a team; null for the whole dealer group. */
  placeName: z.string().nullable(),
  kinds: z.array(z.string()),
  language: z.enum(['zh', 'en']),
  /** The platform and the last characters of the key. */
  addressShown: z.string(),
  isSigned: z.boolean(),
  lastState: z.enum(deliveryStates).nullable(),
  createdAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const getChannels = endpoint('GET /api/channels', {
  summary: 'Group robots, the places and the kinds of notice they may stand for.',
  access: 'channel:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(Channel),
    kinds: z.array(z.object({ key: z.string(), name: Both })),
    places: z.array(z.object({ storeId: z.uuid(), teamId: z.uuid().nullable(), name: z.string() })),
  }),
});

const fields = {
  name: z.string().trim().min(1).max(60),
  storeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  kinds: z.array(z.string().max(80)).max(100),
  language: z.enum(['zh', 'en']),
};
const Address = z.url().max(500);
const Secret = z.string().trim().max(200);

export const postChannel = endpoint('POST /api/channels', {
  summary: 'Add a group robot by the address, and the secret, that its platform gave out.',
  access: 'channel:edit',
  input: z.object({
    ...fields,
    kind: z.enum(robotKinds),
    address: Address,
    secret: Secret.default(''),
  }),
  output: z.object({ id: z.uuid() }),
});

export const putChannel = endpoint('PUT /api/channels/:id', {
  summary: 'Change a group robot; a new address or secret only where one is given.',
  access: 'channel:edit',
  input: z.object({
    id: z.uuid(),
    ...fields,
    address: Address.optional(),
    secret: Secret.optional(),
    isStopped: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid() }),
});

export const deleteChannel = endpoint('DELETE /api/channels/:id', {
  summary: 'Remove a group robot.',
  access: 'channel:delete',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const postChannelTest = endpoint('POST /api/channels/:id/test', {
  summary: 'Send a test message; answers the delivery, whose state tells how it ended.',
  access: 'channel:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ deliveryId: z.uuid() }),
});
