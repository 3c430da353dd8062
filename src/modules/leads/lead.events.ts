import { z } from 'zod';
import type { WebhookEvent } from '../../platform/webhook/webhook-event.ts';

/** Leads came into somebody's hand, or wait for one (收到线索): those of one moment together. */
export const leadsReceivedEvent: WebhookEvent = {
  type: 'leads.received',
  zh: '收到线索',
  en: 'Leads received',
  data: z.object({
    leads: z.array(
      z.object({ leadId: z.uuid(), storeId: z.uuid(), personId: z.uuid().nullable() }),
    ),
  }),
  subject: () => 'leads',
};
