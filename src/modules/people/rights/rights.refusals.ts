import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchRecord = (resource: string, recordId: string) =>
  new Refusal(404, 'record.unknown', { resource, recordId });
export const notShareable = (resource: string) =>
  new Refusal(422, 'share.not_shareable', { field: 'resource', resource });
/** Sharing needs the right to edit by one's own reach; what was shared is not shared on. */
export const notYoursToShare = (resource: string) =>
  new Refusal(403, 'share.not_yours', { resource });
export const noSuchReceiver = (field: string) => new Refusal(422, 'share.no_receiver', { field });
export const sharedWithOneself = () => new Refusal(422, 'share.with_oneself', { field: 'toId' });
export const shareOver = () => new Refusal(422, 'share.over', { field: 'until' });
export const noSuchShare = (id: string) => new Refusal(404, 'share.unknown', { id });

export const noSuchDelegation = (id: string) => new Refusal(404, 'delegation.unknown', { id });
export const notYoursToDelegate = () =>
  new Refusal(403, 'delegation.not_yours', { field: 'fromPersonId' });
export const ownDeputy = () => new Refusal(422, 'delegation.own_deputy', { field: 'toPersonId' });
export const leaveOver = () => new Refusal(422, 'delegation.over', { field: 'endsOn' });
export const leaveTooLong = (days: number) =>
  new Refusal(422, 'delegation.too_long', { field: 'endsOn', days });
export const delegatedAlready = () => new Refusal(409, 'delegation.already', { field: 'startsOn' });
