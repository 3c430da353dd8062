import { z } from 'zod';
import type { WebhookEvent } from '../../../platform/webhook/webhook-event.ts';

/** What is told of a car that was handed over. */
export const SaleDelivered = z.object({
  deliveryId: z.uuid(),
  dealId: z.uuid(),
  contractId: z.uuid(),
  storeId: z.uuid(),
  personId: z.uuid().nullable(),
  customerId: z.uuid(),
  vehicleId: z.uuid(),
  day: z.iso.date(),
});

/** A car was handed over to its owner (已交车): what care does later begins with this. */
export const saleDeliveredEvent: WebhookEvent = {
  type: 'sale.delivered',
  zh: '已交车',
  en: 'Car delivered',
  data: SaleDelivered,
  subject: ({ dealId }) => `deal ${String(dealId)}`,
};
