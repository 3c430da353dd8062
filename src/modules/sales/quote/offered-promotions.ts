import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { SaleLine } from '../sale-line.schema.ts';

export type PromotionsAsked = {
  storeId: string | null;
  trimId: string;
  modelId: string;
  day: Day;
};

/**
 * Promotions that may be chosen on a quote (可用促销), as lines that take something off. None until promotions are kept;
 * the part of promotions is wired in here.
 */
export const offeredPromotions = (_ctx: Ctx, _asked: PromotionsAsked): Promise<SaleLine[]> =>
  Promise.resolve([]);
