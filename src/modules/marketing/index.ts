export { nameSources } from './naming.queries.ts';
export { placeSources, type Reach } from './source.queries.ts';
