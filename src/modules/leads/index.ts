export { isSlot, slotsOf } from './appointment/slots.ts';
export { winLead } from './end/win.actions.ts';
export { replayAllocation } from './allocation/replay.actions.ts';
export { lockLead, type LockedLead } from './desk/work.queries.ts';
export { leadClosed, noSuchLead } from './lead.refusals.ts';
