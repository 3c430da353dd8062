import { Refusal } from '../../kernel/refusal.ts';

export const noSuchCustomer = () => new Refusal(404, 'customer.unknown');
export const mergedAway = () => new Refusal(409, 'customer.merged_away');
export const mergeSame = () => new Refusal(422, 'customer.merge_same', { field: 'goneId' });
export const mergeClash = (stores: readonly string[]) =>
  new Refusal(409, 'customer.merge_clash', { stores: stores.join('、') });
export const noSuchMerge = () => new Refusal(404, 'customer.merge_unknown');
export const mergeUndone = () => new Refusal(409, 'customer.merge_undone');
export const mergeBuried = () => new Refusal(409, 'customer.merge_buried');
export const requestOpen = () => new Refusal(409, 'customer.request_open');
export const noSuchRequest = () => new Refusal(404, 'customer.request_unknown');
export const requestDecided = () => new Refusal(409, 'customer.request_decided');
export const noteNeeded = () => new Refusal(422, 'customer.note_needed', { field: 'note' });
export const notACopy = () => new Refusal(409, 'customer.request_no_copy');
export const budgetReversed = () =>
  new Refusal(422, 'interview.budget_reversed', { field: 'budgetHighFen' });
