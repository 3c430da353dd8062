import { z } from 'zod';
import type { WebhookEvent } from '../../platform/webhook/webhook-event.ts';

/** A plan's targets of one measure were published (计划发布), for the how-manieth time. */
export const planPublishedEvent: WebhookEvent = {
  type: 'plan.published',
  zh: '计划已发布',
  en: 'Plan published',
  data: z.object({
    planId: z.uuid(),
    year: z.int(),
    /** Null for the dealer group's plan. */
    storeId: z.uuid().nullable(),
    measure: z.string(),
    number: z.int(),
    reason: z.string(),
  }),
  subject: ({ planId }) => `plan ${String(planId)}`,
};
