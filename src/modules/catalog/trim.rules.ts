import { addDays, type Day } from '../../kernel/period.ts';

export type Prices = { guideFen: number; floorFen: number; costFen: number; rebateFen: number };
export type PriceBar = 'past' | 'floor_above_guide' | 'rebate_above_cost';

/**
 * Why a price cannot be set (价格校验); null where it can. A price begins today or later, never backwards, because
 * offers were made on what held. The floor 限价 is at most the guide price 厂商建议零售价, the rebate at most the cost.
 */
export function priceBar(fromOn: Day, prices: Prices, today: Day): PriceBar | null {
  if (fromOn < today) return 'past';
  if (prices.floorFen > prices.guideFen) return 'floor_above_guide';
  return prices.rebateFen > prices.costFen ? 'rebate_above_cost' : null;
}

/** What a trim costs after the manufacturer's rebate (扣返利后成本), in fen. */
export const netCost = ({ costFen, rebateFen }: Pick<Prices, 'costFen' | 'rebateFen'>): number =>
  costFen - rebateFen;

/** Prices that begin after today may be withdrawn or replaced (未生效). */
export const isComing = (fromOn: Day, today: Day): boolean => fromOn > today;

/** What a new price begins on by default (默认生效日): tomorrow. */
export const nextPriceDay = (today: Day): Day => addDays(today, 1);
