import { serve, type Served } from '../serve.ts';
import type { WebhookEvent } from './webhook-event.ts';
import * as action from './webhook.actions.ts';
import * as contract from './webhook.schema.ts';

/** Routes of webhooks out (出站回调): the catalogue, the endpoints, and the log of what was told. */
export const webhookRoutes = (events: readonly WebhookEvent[]): readonly Served[] => [
  serve(contract.getWebhookEvents, action.listEvents(events)),
  serve(contract.getWebhooks, action.listEndpoints),
  serve(contract.postWebhook, action.addEndpoint(events)),
  serve(contract.patchWebhook, action.changeEndpoint(events)),
  serve(contract.deleteWebhook, action.dropEndpoint),
  serve(contract.postWebhookSecret, action.turnSecret),
  serve(contract.postWebhookTest, action.testEndpoint),
  serve(contract.getWebhookDeliveries, action.listDeliveries),
  serve(contract.getWebhookDelivery, action.showDelivery),
  serve(contract.postWebhookReplay, action.replay),
];
