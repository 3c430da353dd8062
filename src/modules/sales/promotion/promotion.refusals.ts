import { Refusal } from '../../../kernel/refusal.ts';
import type { ComparisonBar } from './comparison.rules.ts';

export const noSuchPromotion = () => new Refusal(404, 'promotion.unknown');
export const nameTaken = () => new Refusal(409, 'promotion.name_taken', { field: 'name' });
export const daysReversed = () => new Refusal(422, 'promotion.days_reversed', { field: 'endsOn' });
export const givesNothing = (field: 'priceFen' | 'offFen' | 'gifts') =>
  new Refusal(422, 'promotion.gives_nothing', { field });
export const noSuchCar = () => new Refusal(422, 'promotion.unknown_car', { field: 'rule' });
export const noSuchCampaign = () =>
  new Refusal(422, 'promotion.unknown_campaign', { field: 'campaignId' });
export const noSuchStore = () => new Refusal(422, 'promotion.unknown_store', { field: 'storeId' });
export const beyondReach = () => new Refusal(403, 'promotion.beyond_reach', { field: 'storeId' });
export const noComparison = () =>
  new Refusal(422, 'promotion.comparison_half', { field: 'compareFen' });
export const badComparison = (why: ComparisonBar) =>
  new Refusal(422, `promotion.comparison_${why}`, { field: 'compareFen' });
export const promotionOver = () => new Refusal(409, 'promotion.over');
export const belowUsed = (unitsUsed: number, spentFen: number) =>
  new Refusal(409, 'promotion.below_used', {
    field: 'unitsLimit',
    unitsUsed,
    spentYuan: spentFen / 100,
  });
/** The last place went to another contract, or the budget does not hold this one any more (名额已满). */
export const usedUp = (name: string) => new Refusal(409, 'promotion.used_up', { name });
