export { setRole } from './model.actions.ts';
export { nameAreas, nameModels } from './naming.queries.ts';
export { addTrim, setPrice } from './trim.actions.ts';
export { pricedTrims, type PricedTrim } from './trim.queries.ts';
export { addRival, judgeReport, reportPrice } from './rival/rival.actions.ts';
export { addProduct } from './product.actions.ts';
export { productsFor, type KnownProduct } from './product.queries.ts';
