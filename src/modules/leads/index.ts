export { replayAllocation } from './allocation/replay.actions.ts';
