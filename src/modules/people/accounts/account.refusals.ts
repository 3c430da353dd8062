import { Refusal } from '../../../kernel/refusal.ts';
import type { Cell } from './account.rules.ts';

export const noAccount = (id: string) => new Refusal(404, 'account.unknown', { id });
export const hasAccountAlready = (login: string) => new Refusal(409, 'account.exists', { login });
export const accountBeyondYou = (id: string) => new Refusal(403, 'account.beyond_you', { id });
export const ownAccount = () => new Refusal(409, 'account.own');
export const hasLeft = (leftOn: string) => new Refusal(409, 'account.person_left', { leftOn });
/** Somebody must always be able to give rights and accounts back. */
export const lastAdministrator = () => new Refusal(409, 'account.last_administrator');

export const invitationUnknown = () => new Refusal(404, 'invitation.unknown');
export const invitationOver = () => new Refusal(409, 'invitation.over');
export const noInvitation = (id: string) => new Refusal(404, 'invitation.none', { id });

export const noSuchRole = (role: string) => new Refusal(404, 'role.unknown', { role });
export const roleNameTaken = (name: string) =>
  new Refusal(409, 'role.name_taken', { field: 'nameZh', name });
export const roleBeyondYou = ([cell]: readonly Cell[]) =>
  new Refusal(403, 'role.beyond_you', { ...cell });
export const rolesAreForAll = () => new Refusal(403, 'role.whole_group_only');
export const roleIsHeld = (holders: number) => new Refusal(409, 'role.held', { holders });
export const roleIsReady = (key: string) => new Refusal(409, 'role.ready', { key });
export const roleIsNotReady = (key: string) => new Refusal(409, 'role.not_ready', { key });
