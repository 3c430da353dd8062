import { Refusal } from '../../kernel/refusal.ts';

export const noSuchDeal = ({ id }: { id: string }) => new Refusal(404, 'deal.unknown', { id });
export const nobodyToSellTo = () => new Refusal(422, 'deal.no_customer', { field: 'customerId' });
export const noSuchCustomer = () =>
  new Refusal(422, 'deal.unknown_customer', { field: 'customerId' });
export const noStore = () => new Refusal(422, 'deal.no_store', { field: 'storeId' });
export const dealClosed = () => new Refusal(409, 'deal.closed');
/** A deal of an imported history tells how it ended; nothing is worked on in it. */
export const dealImported = () => new Refusal(409, 'deal.imported');
export const inOtherHands = (personName: string) =>
  new Refusal(409, 'deal.in_other_hands', { personName });
