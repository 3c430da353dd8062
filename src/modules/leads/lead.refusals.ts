import { Refusal } from '../../kernel/refusal.ts';

export const unknownRecord = (field: string) => new Refusal(422, 'lead.unknown_record', { field });
export const storeOutOfReach = () =>
  new Refusal(403, 'lead.store_out_of_reach', { field: 'storeId' });
export const badPhone = () => new Refusal(422, 'lead.bad_phone', { field: 'phone' });
export const nobodyToCall = () => new Refusal(422, 'lead.nobody_to_call', { field: 'phone' });
export const tooOld = () => new Refusal(422, 'lead.too_old', { field: 'receivedAt', days: 30 });
export const noSuchLead = ({ id }: { id: string }) => new Refusal(404, 'lead.unknown', { id });
export const leadClosed = () => new Refusal(409, 'lead.closed');
/** A customer whom a colleague at the store follows. */
export const heldBy = (personName: string) => new Refusal(409, 'lead.held_by', { personName });
export const heldByNobody = () => new Refusal(409, 'lead.held_by_nobody');
export const notHolder = () => new Refusal(403, 'lead.not_holder');
export const nobodyToTake = (why: string) => new Refusal(409, `lead.${why}`);
export const noConversation = () => new Refusal(409, 'lead.no_conversation');
export const inFuture = () => new Refusal(422, 'lead.in_future', { field: 'at' });
export const tooFewDays = (found: number, needed: number) =>
  new Refusal(409, 'lead.too_few_days', { found, needed, missing: needed - found });
export const claimOpen = () => new Refusal(409, 'lead.claim_open');
export const noSuchClaim = () => new Refusal(404, 'lead.claim_unknown');
export const claimDecided = () => new Refusal(409, 'lead.claim_decided');
export const ownClaim = () => new Refusal(403, 'lead.claim_own');
export const notInPool = () => new Refusal(409, 'lead.not_in_pool');
export const poolLimit = (most: number) => new Refusal(409, 'lead.pool_limit', { most });
export const consentMissing = () =>
  new Refusal(422, 'lead_form.consent_missing', { field: 'consent' });
export const noSeat = () => new Refusal(409, 'seat.none');
export const noSuchSeat = () => new Refusal(404, 'seat.unknown');
export const callTooOld = () => new Refusal(422, 'call.too_old', { field: 'startedAt', days: 30 });
export const callInFuture = () => new Refusal(422, 'call.in_future', { field: 'startedAt' });
export const unknownAgent = (field: string) => new Refusal(422, 'call.unknown_agent', { field });
export const ownWitness = () => new Refusal(403, 'call.own_witness');
export const callTaken = () => new Refusal(409, 'call.taken');
export const mayNotHear = () => new Refusal(403, 'call.may_not_hear');
export const noRecording = () => new Refusal(404, 'call.no_recording');
export const noSuchCheck = () => new Refusal(404, 'call_check.unknown');
export const ownCheck = () => new Refusal(403, 'call_check.own');
export const checkScored = (name: string | null) => new Refusal(409, 'call_check.scored', { name });
export const badPoints = (
  row: number,
  criterion: { criterion: string; weight: number } | undefined,
) =>
  new Refusal(422, 'call_check.points', {
    field: 'points',
    row: row + 1,
    weight: criterion?.weight ?? 0,
    name: criterion?.criterion ?? '',
  });
export const gaveUp = () => new Refusal(403, 'lead.gave_up');
export const noSuchReview = () => new Refusal(404, 'loss_review.unknown');
export const reviewDone = () => new Refusal(409, 'loss_review.done');
export const ownReview = () => new Refusal(403, 'loss_review.own');
export const noSuchAllocation = () => new Refusal(404, 'appeal.allocation_unknown');
export const noSuchAppeal = () => new Refusal(404, 'appeal.unknown');
export const appealAgain = () => new Refusal(409, 'appeal.again');
export const appealOver = () => new Refusal(409, 'appeal.over');
export const ownAppeal = () => new Refusal(403, 'appeal.own');
export const noSuchComment = () => new Refusal(404, 'comment.unknown');
export const commentDone = () => new Refusal(409, 'comment.done');
export const noSuchRepeat = () => new Refusal(404, 'lead_repeat.unknown');
