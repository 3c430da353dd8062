import { Refusal } from '../../../kernel/refusal.ts';
import type { DepositProblem } from './contract.rules.ts';

export const noSuchContract = () => new Refusal(404, 'contract.unknown');
export const noAcceptedQuote = () => new Refusal(409, 'contract.no_quote');
export const dealHasContract = (number: string) =>
  new Refusal(409, 'contract.deal_has_one', { number });
export const quoteUsed = () => new Refusal(409, 'contract.quote_used');
export const badDeposit = (why: DepositProblem, mostFen: number) =>
  new Refusal(422, `contract.deposit_${why}`, { field: 'deposit', most: mostFen / 100 });
export const promisedTooEarly = () =>
  new Refusal(422, 'contract.promised_past', { field: 'promisedOn' });
export const nothingChanged = () => new Refusal(422, 'contract.nothing_changed');
export const untouchableLines = () => new Refusal(422, 'contract.line_fixed', { field: 'lines' });
export const needsReason = () => new Refusal(422, 'contract.no_reason', { field: 'reason' });
export const negativeCar = () => new Refusal(422, 'contract.car_price', { field: 'lines' });
export const contractOver = () => new Refusal(409, 'contract.over');
export const nothingToSign = () => new Refusal(409, 'contract.nothing_to_sign');
export const changedMeanwhile = () => new Refusal(409, 'contract.changed_meanwhile');
export const notForStore = () => new Refusal(403, 'contract.store_signs');
export const managerCancels = () => new Refusal(403, 'contract.manager_cancels');
export const noOpenVersion = () => new Refusal(409, 'contract.no_open_version');
export const onlyBeforeSigning = () => new Refusal(409, 'contract.signed_already');
export const dealHasStanding = (number: string) => new Refusal(409, 'contract.stands', { number });
export const unknownReason = () => new Refusal(422, 'deal.unknown_reason', { field: 'reason' });
export const noSuchCoupon = () => new Refusal(422, 'contract.unknown_coupon', { field: 'code' });
