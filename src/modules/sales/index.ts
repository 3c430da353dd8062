export { dealRecord, isDealReached } from './deal.queries.ts';
export { noSuchDeal } from './deal.refusals.ts';
export { countPromotions, giveBackPromotions } from './promotion/promotion-count.actions.ts';
export { SaleDelivered } from './delivery/delivery.events.ts';
export {
  applicablePromotions,
  customerKindsOf,
  makePromotion,
} from './promotion/promotion.actions.ts';
