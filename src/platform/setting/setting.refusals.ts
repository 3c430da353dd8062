import type { Day } from '../../kernel/period.ts';
import { Refusal } from '../../kernel/refusal.ts';

type Both = { zh: string; en: string };

export const noSuchKind = (kind: string) => new Refusal(404, 'setting.unknown', { kind });
export const noSuchRow = (id: string) => new Refusal(404, 'setting.no_such_row', { id });
export const retroactive = (from: Day, earliest: Day) =>
  new Refusal(422, 'setting.retroactive', { from, earliest });
export const dayTaken = (from: Day) => new Refusal(409, 'setting.day_taken', { from });
export const alreadyBegun = (from: Day) => new Refusal(409, 'setting.begun', { from });
export const badValue = (field: Both, row: number) =>
  new Refusal(422, 'setting.bad_value', { field, row });
export const rowTwice = (row: number) => new Refusal(422, 'setting.row_twice', { row });
export const endsBefore = (from: Day) => new Refusal(422, 'setting.ends_before', { from });
export const notPerStore = (kind: Both) => new Refusal(422, 'setting.not_per_store', { kind });
export const unknownStore = () => new Refusal(422, 'setting.unknown_store');
export const beyondReach = () => new Refusal(403, 'setting.beyond_reach');
/** No value is known for the day, so nothing is reckoned with it. */
export const notCovered = (kind: Both, day: Day) =>
  new Refusal(422, 'setting.not_covered', { kind, day });
