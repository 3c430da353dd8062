export { nameAreas, nameModels } from './naming.queries.ts';
