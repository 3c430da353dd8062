export { dealRecord } from './deal.queries.ts';
export { SaleDelivered } from './delivery/delivery.events.ts';
