import { z } from 'zod';
import type { WebhookEvent } from '../../platform/webhook/webhook-event.ts';

/** Targets were published (目标发布): a frozen version stands, all of its figures can be read by its id. */
export const targetPublishedEvent: WebhookEvent = {
  type: 'target.published',
  zh: '目标已发布',
  en: 'Targets published',
  data: z.object({
    versionId: z.uuid(),
    year: z.int(),
    measure: z.string(),
    number: z.int(),
    planId: z.uuid(),
  }),
  dataOf: ({ key, payload }) => ({ ...payload, versionId: key }),
  subject: ({ planId }) => `plan ${String(planId)}`,
};
