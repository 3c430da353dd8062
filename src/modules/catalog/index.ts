export { nameAreas, nameModels } from './naming.queries.ts';
export { pricedTrims, type PricedTrim } from './trim.queries.ts';
export { productsFor, type KnownProduct } from './product.queries.ts';
