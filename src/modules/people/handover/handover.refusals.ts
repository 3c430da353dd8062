import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchHandover = (id: string) => new Refusal(404, 'handover.unknown', { id });
export const notLeaving = (id: string) => new Refusal(404, 'handover.not_leaving', { id });
export const joinsLater = (joinedOn: string) =>
  new Refusal(422, 'handover.before_joining', { field: 'lastDay', joinedOn });
export const notYoursToMove = (kind: string) =>
  new Refusal(403, 'handover.not_yours', { field: 'items', kind });
export const mayNotTake = (name: string, kind: string) =>
  new Refusal(422, 'handover.may_not_take', { field: 'toPersonId', name, kind });
export const takerLeaves = (name: string) =>
  new Refusal(422, 'handover.taker_leaves', { field: 'toPersonId', name });
export const noSuchItems = (kind: string) =>
  new Refusal(422, 'handover.item_unknown', { field: 'items', kind });
export const notEmpty = (open: number) => new Refusal(409, 'handover.not_empty', { open });
export const stillHere = (lastDay: string) => new Refusal(409, 'handover.still_here', { lastDay });
export const alreadyArchived = () => new Refusal(409, 'handover.archived');
