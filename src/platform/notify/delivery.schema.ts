import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { PageInput, pageOf } from '../../kernel/page.ts';

export const deliveryChannels = ['email', 'push', 'robot'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/**
 * Where a delivery stands (送达状态): `sending` is under way, `failed` was tried often enough or refused
 * for good, `dropped` needed no sending, such as a digest of what was read already.
 */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const Both = z.object({ zh: z.string(), en: z.string() });

export const Delivery = z.object({
  id: z.uuid(),
  channel: z.enum(deliveryChannels),
  kind: z.string(),
  kindName: Both,
  /** Whom it is for: a person, a robot, or a masked mail address. */
  to: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  /** When it goes or goes again, where it waits. */
  dueAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** Why it was not sent: the other side's words or a code of ours. */
  reason: z.string(),
  bundled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Delivery = z.infer<typeof Delivery>;

export const getDeliveries = endpoint('GET /api/deliveries', {
  summary: 'What went out or will, newest first: state, attempts and the last error.',
  access: 'channel:read',
  input: PageInput.extend({
    after: z.uuid().optional(),
    state: z.enum(deliveryStates).optional(),
    channel: z.enum(deliveryChannels).optional(),
  }),
  output: pageOf(Delivery),
});

export const getDelivery = endpoint('GET /api/deliveries/:id', {
  summary: 'One delivery.',
  access: 'channel:read',
  input: z.object({ id: z.uuid() }),
  output: Delivery,
});

export const postResend = endpoint('POST /api/deliveries/:id/resend', {
  summary: 'Send once more what failed or was dropped.',
  access: 'channel:edit',
  input: z.object({ id: z.uuid() }),
  output: Delivery,
});
