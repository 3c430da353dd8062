export { dealRecord } from './deal.queries.ts';
