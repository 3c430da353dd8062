import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchAccount = () => new Refusal(404, 'key_account.unknown');
export const notACompany = () =>
  new Refusal(422, 'key_account.not_a_company', { field: 'customerId' });
export const isAccount = () => new Refusal(409, 'key_account.exists', { field: 'customerId' });
export const namedNobody = (field: string) =>
  new Refusal(422, 'key_account.unknown_record', { field });
export const accountClosed = () => new Refusal(409, 'key_account.closed');
export const noSuchTender = () => new Refusal(404, 'key_account.tender_unknown');
export const winnerMissing = () =>
  new Refusal(422, 'key_account.winner_missing', { field: 'lostTo' });
export const noSuchPrice = () => new Refusal(404, 'key_account.price_unknown');
export const pricesOverlap = (from: string, to: string) =>
  new Refusal(409, 'key_account.prices_overlap', { field: 'fromOn', from, to });
export const priceInUse = () => new Refusal(409, 'key_account.price_in_use');
export const priceMissing = () =>
  new Refusal(422, 'key_account.price_missing', { field: 'priceFen' });
export const overFramework = (left: number) =>
  new Refusal(409, 'key_account.over_framework', { field: 'quantity', left });
export const partsDiffer = (ordered: number, split: number) =>
  new Refusal(422, 'key_account.parts_differ', { field: 'parts', ordered, split });
export const noSuchOrder = () => new Refusal(404, 'key_account.order_unknown');
export const orderCancelled = () => new Refusal(409, 'key_account.order_cancelled');
export const orderDelivered = (delivered: number) =>
  new Refusal(409, 'key_account.order_delivered', { delivered });
export const partDelivered = (delivered: number) =>
  new Refusal(409, 'key_account.part_delivered', { field: 'parts', delivered });
export const overDelivered = (left: number) =>
  new Refusal(409, 'key_account.over_delivered', { field: 'quantity', left });
