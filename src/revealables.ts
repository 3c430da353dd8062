import { customerTies } from './customer-ties.ts';
import { customerPhone } from './modules/customers/customer-phone.queries.ts';
import { leadPhone } from './modules/leads/lead-phone.queries.ts';
import { personPhone } from './modules/people/person-phone.queries.ts';
import { dealPhone } from './modules/sales/deal-phone.queries.ts';
import type { Revealable } from './platform/audit/revealable.ts';

/** Every masked field that may be seen whole, one record at a time. */
export const revealables: readonly Revealable[] = [
  customerPhone(customerTies),
  leadPhone,
  dealPhone,
  personPhone,
];
