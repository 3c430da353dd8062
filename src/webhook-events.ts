import { targetPublishedEvent } from './modules/kpi/target.events.ts';
import { leadsReceivedEvent } from './modules/leads/lead.events.ts';
import { peopleEvents } from './modules/people/people.events.ts';
import { planPublishedEvent } from './modules/plan/plan.events.ts';
import { saleDeliveredEvent } from './modules/sales/delivery/delivery.events.ts';
import {
  contractCancelledEvent,
  contractSignedEvent,
} from './modules/sales/contract/contract.events.ts';
import { importFinishedEvent } from './platform/import/import.events.ts';
import type { WebhookEvent } from './platform/webhook/webhook-event.ts';

/** The published catalogue of events that other programs may be told of. Fields are added, never taken away. */
export const webhookEvents: readonly WebhookEvent[] = [
  planPublishedEvent,
  leadsReceivedEvent,
  saleDeliveredEvent,
  contractSignedEvent,
  contractCancelledEvent,
  targetPublishedEvent,
  importFinishedEvent,
  ...peopleEvents,
];
