import { Refusal } from '../../../kernel/refusal.ts';

const yuan = (fen: number) => fen / 100;

export const moreThanDue = (dueFen: number) =>
  new Refusal(422, 'payment.more_than_due', { field: 'amountFen', due: yuan(dueFen) });
export const moreThanRefund = (mostFen: number) =>
  new Refusal(422, 'payment.more_than_refund', { field: 'amountFen', most: yuan(mostFen) });
export const notYetPaid = () => new Refusal(422, 'payment.in_future', { field: 'paidOn' });
export const endedContract = () => new Refusal(409, 'payment.contract_over');
export const idUsed = () => new Refusal(409, 'payment.id_used', { field: 'externalId' });
export const offsetOnly = () => new Refusal(422, 'payment.offset_only', { field: 'method' });
