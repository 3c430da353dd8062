import { surveysOfCustomer } from './modules/care/survey-customer.queries.ts';
import type { CustomerTie } from './modules/customers/index.ts';
import { leadsOfCustomer } from './modules/leads/lead-customer.queries.ts';
import { accountsOfCustomer } from './modules/sales/account/account-ties.queries.ts';
import { dealsOfCustomer } from './modules/sales/deal-customer.queries.ts';
import { drivesOfCustomerTie } from './modules/sales/drive/drive-customer.queries.ts';
import { visitsOfCustomer } from './modules/sales/visit/visit-customer.queries.ts';

/** Every kind of record that belongs to customers (客户往来). A new kind is one declaration and one line here. */
export const customerTies: readonly CustomerTie[] = [
  leadsOfCustomer,
  dealsOfCustomer,
  visitsOfCustomer,
  drivesOfCustomerTie,
  accountsOfCustomer,
  surveysOfCustomer,
];
