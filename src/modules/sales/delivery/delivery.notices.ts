import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

const own = { mayMute: true, forGroups: false, concerns: 'deal', urgent: false } as const;

/** A delivery was booked or moved (交车预约): whoever hands over is told. */
export const deliveryBooked: NoticeKind = {
  key: 'delivery.booked',
  name: { zh: '交车预约', en: 'Deliveries booked' },
  title: { zh: '{at:moment} 由你交车', en: 'You hand a car over at {at:moment}' },
  text: { zh: '{bay:int} 号交车位。', en: 'Bay {bay:int}.' },
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** A car was handed over (已交车): the store's managers hear of it. */
export const saleDelivered: NoticeKind = {
  key: 'sale.delivered',
  name: { zh: '已交车', en: 'Cars delivered' },
  title: { zh: '{customer}提车了', en: '{customer} took the car' },
  text: { zh: '{model}，{person}交付。', en: '{model}, handed over by {person}.' },
  starts: { email: 'off', push: 'off' },
  ...own,
  forGroups: true,
};

export const deliveryNotices: readonly NoticeKind[] = [deliveryBooked, saleDelivered];
