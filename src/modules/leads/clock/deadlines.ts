import { addOpenMinutes, openTimeBetween, type OpenOn } from '../../../platform/calendar/hours.ts';

/** Limits of the response clock (响应时限), in open minutes from receipt; null where none is set. */
export type Limits = {
  attempt: number;
  contact: number;
  conversation: number | null;
  warn: number;
};
/** When something is due and when it is warned of. */
export type Due = { at: string; warn: string };
export type Deadlines = { attempt: Due; contact: Due; conversation: Due | null };

/** When a store is open, and in which zone. */
export type Opening = { openOn: OpenOn; zone: string };

/** When each stage of an answer is due, and warned of (到期与预警), in open minutes of the store from receipt. */
export function deadlinesOf(
  { openOn, zone }: Opening,
  receivedAt: string,
  { attempt, contact, conversation, warn }: Limits,
): Deadlines {
  const after = (minutes: number) =>
    new Date(
      addOpenMinutes(openOn, zone, Date.parse(receivedAt), Math.max(0, minutes)),
    ).toISOString();
  const due = (minutes: number): Due => ({ at: after(minutes), warn: after(minutes - warn) });
  return {
    attempt: due(attempt),
    contact: due(contact),
    conversation: conversation === null ? null : due(conversation),
  };
}

/** Whether a store is open at an instant (营业中). */
export const isOpenAt = ({ openOn, zone }: Opening, instant: string): boolean =>
  openTimeBetween(openOn, zone, Date.parse(instant), Date.parse(instant) + 1_000) > 0;
