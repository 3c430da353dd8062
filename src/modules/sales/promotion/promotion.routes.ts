import { serve, type Served } from '../../../platform/serve.ts';
import * as promotions from './promotion.actions.ts';
import * as promotion from './promotion.schema.ts';

export const promotionRoutes: readonly Served[] = [
  serve(promotion.getPromotions, promotions.listPromotions),
  serve(promotion.getCurrentPromotions, promotions.currentPromotions),
  serve(promotion.postPromotion, promotions.makePromotion),
  serve(promotion.putPromotionLimits, promotions.changeLimits),
  serve(promotion.postPromotionClosing, promotions.endPromotion),
];
