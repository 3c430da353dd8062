import { addOpenMinutes, type OpenOn } from '../../../platform/calendar/hours.ts';

/** Limits of the response clock (响应时限), in open minutes from receipt; null where none is set. */
export type Limits = {
  attempt: number;
  contact: number;
  conversation: number | null;
  warn: number;
};
export type Deadlines = {
  attempt: string;
  contact: string;
  conversation: string | null;
  warn: string;
};

/** When a store is open, and in which zone. */
export type Opening = { openOn: OpenOn; zone: string };

/** When each stage of an answer is due (到期时刻), and when the first is warned of, in open minutes from receipt. */
export function deadlinesOf(
  { openOn, zone }: Opening,
  receivedAt: string,
  limits: Limits,
): Deadlines {
  const after = (minutes: number) =>
    new Date(
      addOpenMinutes(openOn, zone, Date.parse(receivedAt), Math.max(0, minutes)),
    ).toISOString();
  return {
    attempt: after(limits.attempt),
    contact: after(limits.contact),
    conversation: limits.conversation === null ? null : after(limits.conversation),
    warn: after(limits.attempt - limits.warn),
  };
}
