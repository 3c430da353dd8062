import type { OutputOf } from '../../../../kernel/endpoint.ts';
import type { postTrip } from '../provider.schema.ts';

/** What this browser keeps while its person is at the provider: only it may come back. */
type Kept = { ticket: string; go: string; at: number };

const keyOf = (state: string) => `fairlead.trip.${state}`;
const minutesKept = 15;

/** Sends the browser to the provider; afterwards the address `go` opens. */
export function leaveFor({ url, state, ticket }: OutputOf<typeof postTrip>, go: string): void {
  forgetOld();
  const kept: Kept = { ticket, go, at: Date.now() };
  localStorage.setItem(keyOf(state), JSON.stringify(kept));
  location.assign(url);
}

/** What came back with the browser: the provider's answer and our own ticket for it, or nothing yet. */
export function arrivalIn(search: string) {
  const reply = Object.fromEntries(new URLSearchParams(search));
  const { state } = reply;
  if (!state) return undefined;
  const kept = localStorage.getItem(keyOf(state));
  const { ticket, go } = kept ? (JSON.parse(kept) as Kept) : { ticket: 'none', go: '/' };
  return { state, ticket, reply, go };
}

export const forgetTrip = (state: string): void => localStorage.removeItem(keyOf(state));

function forgetOld(): void {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(keyOf('')))) {
    const { at } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>;
    if (!at || Date.now() - at > minutesKept * 60_000) localStorage.removeItem(key);
  }
}

/** Inside the platforms' own apps people are signed in silently. */
export const isInApp = (userAgent: string): boolean =>
  /wxwork|DingTalk|Lark|Feishu/i.test(userAgent);
