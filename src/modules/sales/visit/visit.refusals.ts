import { Refusal } from '../../../kernel/refusal.ts';

export const noSuchVisit = () => new Refusal(404, 'visit.unknown');
export const visitOver = () => new Refusal(409, 'visit.over');
export const alreadyHere = () => new Refusal(409, 'visit.already_here', { field: 'leadId' });
export const leadElsewhere = () => new Refusal(422, 'visit.lead_elsewhere', { field: 'leadId' });
export const noSuchReceiver = () => new Refusal(422, 'visit.unknown_host', { field: 'hostId' });
/** Somebody else gave the party to another one meanwhile. */
export const hostedMeanwhile = (personName: string) =>
  new Refusal(409, 'visit.hosted_meanwhile', { personName });
export const mayNotGive = (personName: string) =>
  new Refusal(403, 'visit.may_not_give', { personName });
export const notTheHost = () => new Refusal(403, 'visit.not_host');
export const alreadyStarted = () => new Refusal(409, 'visit.started');
/** The record is read before the customer is received, so that they need not tell it again. */
export const recordUnopened = (visitId: string, leadId: string) =>
  new Refusal(409, 'visit.record_unopened', { visitId, leadId });
export const alreadyFiled = () => new Refusal(409, 'visit.filed');
export const invitedStays = () => new Refusal(409, 'visit.invited_stays', { field: 'kind' });
