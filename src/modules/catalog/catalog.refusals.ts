import { Refusal } from '../../kernel/refusal.ts';
import type { PriceBar } from './trim.rules.ts';

export const noSuchModel = () => new Refusal(404, 'catalog.model_unknown', { field: 'modelId' });
export const noSuchTrim = () => new Refusal(404, 'catalog.trim_unknown');
export const trimTaken = () => new Refusal(409, 'catalog.trim_taken', { field: 'name' });
export const notOurs = () => new Refusal(422, 'catalog.not_ours', { field: 'modelId' });
const priceFields = {
  past: 'fromOn',
  floor_above_guide: 'floorFen',
  rebate_above_cost: 'rebateFen',
};
export const badPrice = (why: PriceBar) =>
  new Refusal(422, `catalog.price_${why}`, { field: priceFields[why] });
/** Of two who price one trim from one day the second is told; a price that holds today stays. */
export const priceTaken = (fromOn: string) =>
  new Refusal(409, 'catalog.price_taken', { field: 'fromOn', fromOn });
export const priceBegun = () => new Refusal(409, 'catalog.price_begun', { field: 'fromOn' });
export const noSuchProduct = () => new Refusal(404, 'catalog.product_unknown');
export const productTaken = () => new Refusal(409, 'catalog.product_taken', { field: 'name' });
export const noTerms = (field: 'loan' | 'insurance') =>
  new Refusal(422, 'catalog.product_no_terms', { field });
export const noProvider = () =>
  new Refusal(422, 'catalog.product_no_provider', { field: 'provider' });
export const noPrice = () => new Refusal(422, 'catalog.product_no_price', { field: 'priceFen' });
