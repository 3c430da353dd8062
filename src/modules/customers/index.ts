export { nameCustomers } from './naming.queries.ts';
export { phoneIn } from './identity.ts';
export {
  insertConsents,
  insertUnknown,
  knowCustomers,
  type Agreed,
  type Comer,
} from './identity.queries.ts';
export { maskedPhone, phoneOf } from './phone.queries.ts';
export type { CustomerMove, CustomerTie, TiedEvent, TiedRecord } from './customer-tie.ts';
export { referrersOf } from './referral.queries.ts';
