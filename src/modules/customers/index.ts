export { nameCustomers } from './naming.queries.ts';
