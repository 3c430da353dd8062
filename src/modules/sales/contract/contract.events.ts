import { z } from 'zod';
import type { WebhookEvent } from '../../../platform/webhook/webhook-event.ts';

/** Both sides have signed (合同签署): one order more. */
export const contractSignedEvent: WebhookEvent = {
  type: 'contract.signed',
  zh: '合同签署',
  en: 'Contract signed',
  data: z.object({
    contractId: z.uuid(),
    number: z.string(),
    dealId: z.uuid(),
    storeId: z.uuid(),
    carFen: z.int(),
    totalFen: z.int(),
  }),
  dataOf: ({ key, payload }) => ({ contractId: key, ...payload }),
  subject: ({ dealId }) => `deal ${String(dealId)}`,
};

/** A contract was cancelled (解约); `wasSigned` tells whether an order goes with it. */
export const contractCancelledEvent: WebhookEvent = {
  type: 'contract.cancelled',
  zh: '解约',
  en: 'Contract cancelled',
  data: z.object({
    contractId: z.uuid(),
    number: z.string(),
    dealId: z.uuid(),
    wasSigned: z.boolean(),
  }),
  dataOf: ({ key, payload }) => ({ contractId: key, ...payload }),
  subject: ({ dealId }) => `deal ${String(dealId)}`,
};
