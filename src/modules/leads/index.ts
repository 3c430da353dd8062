export { isSlot, slotsOf } from './appointment/slots.ts';
export { winLead } from './end/win.actions.ts';
export { replayAllocation } from './allocation/replay.actions.ts';
export { mustSeeStore } from './appointment/appointment.actions.ts';
export { lockLead, type LockedLead } from './desk/work.queries.ts';
export { leadClosed, noSuchLead } from './lead.refusals.ts';
export { claimEnd } from './end/claim.actions.ts';
export { firstDayOf, leadOutcome, orderLead } from './end/order.actions.ts';
export {
  isRecordKnown,
  leadAtStore,
  leadRecordOf,
  noteOpening,
} from './opening/opening.queries.ts';
