import { Refusal } from '../../../kernel/refusal.ts';

type Hanging = { zh: string; en: string };

export const mayNotClose = () => new Refusal(403, 'store.may_not_close');
export const storeClosed = (name: string, closedOn: string) =>
  new Refusal(409, 'store.closed', { field: 'storeId', name, closedOn });
export const alreadyClosed = (closedOn: string) =>
  new Refusal(409, 'store.already_closed', { closedOn });
export const notClosed = (name: string) => new Refusal(409, 'store.not_closed', { name });
/** Work is still open in the store: it is named with whom to ask. */
export const storeInUse = (hanging: Hanging) => new Refusal(409, 'store.in_use', { hanging });
export const closesTooEarly = (earliest: string) =>
  new Refusal(422, 'store.closes_too_early', { field: 'closedOn', earliest });
export const reopensTooEarly = (closedOn: string) =>
  new Refusal(422, 'store.reopens_too_early', { field: 'reopensOn', closedOn });

/** People or records name the team: deleting it would leave them without. */
export const teamInUse = (hanging: Hanging) => new Refusal(409, 'team.in_use', { hanging });
export const teamHasOpenWork = (hanging: Hanging) =>
  new Refusal(409, 'team.has_open_work', { hanging });
export const teamIsThere = (storeName: string) =>
  new Refusal(409, 'team.there_already', { field: 'storeId', storeName });
