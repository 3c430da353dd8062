import { Refusal } from '../../kernel/refusal.ts';

export const noSuchApproval = () => new Refusal(404, 'approval.unknown');
/** Whoever asks never decides (职责分离). */
export const ownApproval = () => new Refusal(403, 'approval.own');
export const alreadyDecided = (state: string) =>
  new Refusal(409, 'approval.decided', { field: 'decision', state });
export const noReason = () => new Refusal(422, 'approval.no_reason', { field: 'note' });
/** Nobody is there who could decide. */
export const nobodyDecides = () => new Refusal(422, 'approval.nobody');
export const alreadyAsked = () => new Refusal(409, 'approval.asked');
