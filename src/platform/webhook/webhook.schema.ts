import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { PageInput, pageOf } from '../../kernel/page.ts';

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
const Instant = z.iso.datetime();
const Id = z.object({ id: z.uuid() });

/** An endpoint (回调地址): which events are told where. Its secret is shown once and never again. */
export const Webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  active: z.boolean(),
  disabledAt: Instant.nullable(),
  disabledReason: z.enum(['', 'person', 'failing', 'gone']),
  failingSince: Instant.nullable(),
  /** Until then the earlier secret signs too. */
  previousUntil: Instant.nullable(),
  createdAt: Instant,
  waiting: z.int(),
  failed: z.int(),
  lastStatus: z.int().nullable(),
  lastAt: Instant.nullable(),
});

export const WebhookDelivery = z.object({
  id: z.uuid(),
  type: z.string(),
  /** The webhook-id that the receiver sees, the same at every attempt. */
  messageId: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  createdAt: Instant,
  nextAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  lastStatus: z.int().nullable(),
});

export const WebhookAttempt = z.object({
  id: z.uuid(),
  at: Instant,
  status: z.int().nullable(),
  milliseconds: z.int(),
  /** The first 1,024 bytes of the answer. */
  reply: z.string(),
  /** Why there was no answer, where there was none. */
  failure: z.string(),
});

export const getWebhookEvents = endpoint('GET /api/webhook-events', {
  summary: 'The published catalogue of events, each with the JSON Schema of its data',
  access: 'webhook:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({ type: z.string(), zh: z.string(), en: z.string(), schema: z.unknown() }),
    ),
  }),
});

export const getWebhooks = endpoint('GET /api/webhooks', {
  summary: 'Where events are told, and how that goes',
  access: 'webhook:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Webhook) }),
});

const Fields = {
  url: z.string().trim().min(1).max(500),
  description: z.string().trim().max(200),
  eventTypes: z.array(z.string().max(60)).min(1).max(50),
};
const Secret = z.object({ id: z.uuid(), secret: z.string() });

export const postWebhook = endpoint('POST /api/webhooks', {
  summary: 'Tell events to an address; answers the signing secret, this once',
  access: 'webhook:edit',
  input: z.object({ ...Fields, description: Fields.description.default('') }),
  output: Secret,
  secret: true,
});

export const patchWebhook = endpoint('PATCH /api/webhooks/:id', {
  summary: 'Change an endpoint, switch it off or on again',
  access: 'webhook:edit',
  input: z.object(Fields).partial().extend({ id: z.uuid(), active: z.boolean().optional() }),
  output: Id,
});

export const deleteWebhook = endpoint('DELETE /api/webhooks/:id', {
  summary: 'Remove an endpoint with its log',
  access: 'webhook:delete',
  input: Id,
  output: Id,
});

export const postWebhookSecret = endpoint('POST /api/webhooks/:id/secrets', {
  summary: 'Turn the secret over; the earlier one signs too for a day',
  access: 'webhook:edit',
  input: Id,
  output: Secret.extend({ previousUntil: Instant }),
  secret: true,
});

export const postWebhookTest = endpoint('POST /api/webhooks/:id/tests', {
  summary: 'Send a test event',
  access: 'webhook:edit',
  input: Id,
  output: z.object({ deliveryId: z.uuid() }),
});

export const getWebhookDeliveries = endpoint('GET /api/webhooks/:id/deliveries', {
  summary: 'What was told to an endpoint, newest first',
  access: 'webhook:read',
  input: PageInput.extend({ id: z.uuid(), state: z.enum(deliveryStates).optional() }),
  output: pageOf(WebhookDelivery),
});

export const getWebhookDelivery = endpoint('GET /api/webhook-deliveries/:id', {
  summary: 'One delivery: its body and every attempt',
  access: 'webhook:read',
  input: Id,
  output: z.object({ body: z.string(), attempts: z.array(WebhookAttempt) }),
});

export const postWebhookReplay = endpoint('POST /api/webhooks/:id/replays', {
  summary: 'Tell one event again, or everything since an instant, under the same webhook-id',
  access: 'webhook:edit',
  input: z
    .object({ id: z.uuid(), deliveryId: z.uuid().optional(), since: Instant.optional() })
    .refine(({ deliveryId, since }) => (deliveryId === undefined) !== (since === undefined), {
      path: ['since'],
      message: 'name either deliveryId or since',
    }),
  output: z.object({ replayed: z.int() }),
});
