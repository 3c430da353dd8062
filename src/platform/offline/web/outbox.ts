import { useSyncExternalStore } from 'react';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { Refused, send } from '../../web/api.ts';
import {
  changed,
  inOrder,
  nextToSend,
  verdictOf,
  waitSeconds,
  type Entry,
} from '../outbox.rules.ts';
import { serverNow } from './connection.ts';
import { dropEntry, keepEntry, keptEntries } from './device.ts';

/** What became of something that was typed in: the server has it, or the device keeps it for later. */
export type Outcome = { state: 'sent'; answer: unknown } | { state: 'kept' };
export type Draft = Pick<Entry, 'kind' | 'path' | 'about' | 'title'> & {
  body: Record<string, unknown>;
};

type Holder = { owner: string; onSent: () => void };

let holder: Holder | undefined;
let shown: readonly Entry[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
const answers = new Map<string, unknown>();
const hearers = new Set<() => void>();

async function look(): Promise<readonly Entry[]> {
  const entries = inOrder(await keptEntries().catch(() => []));
  const owner = holder?.owner;
  shown = entries.filter((entry) => entry.owner === owner);
  for (const hear of hearers) hear();
  return entries;
}

/** Opens the outbox of whoever is signed in; what they left unsent goes out now, and whenever the network is back. */
export function openOutbox(owner: string, onSent: () => void): () => void {
  holder = { owner, onSent };
  const wake = () => void flush();
  const wakeSeen = () => document.visibilityState === 'visible' && wake();
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wakeSeen);
  void look().then(flush);
  return () => {
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wakeSeen);
    clearTimeout(timer);
    holder = undefined;
  };
}

/** What I have not sent yet, the oldest first. */
export const useUnsent = (): readonly Entry[] =>
  useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => shown,
  );

/**
 * Keeps an entry on the device, then sends it with everything that waits before it. A refusal while its form is still
 * open is thrown to the form, which holds the words; one that comes later stays with the entry.
 */
export async function submit({ body, ...draft }: Draft): Promise<Outcome> {
  const key = uuidV7();
  const entry: Entry = {
    ...draft,
    key,
    owner: holder?.owner ?? '',
    at: serverNow(),
    body: { ...body, entryId: key },
    attempts: 0,
    refused: null,
  };
  const isOnDevice = await keepEntry(entry).then(
    () => true,
    () => false, // a browser that may keep nothing
  );
  if (!isOnDevice) return { state: 'sent', answer: await post(entry) };
  await flush();
  const left = (await look()).find((one) => one.key === key);
  if (!left) {
    const answer = answers.get(key);
    answers.delete(key);
    return { state: 'sent', answer };
  }
  if (!left.refused) return { state: 'kept' };
  await discard(key);
  throw new Refused(left.refused.status, left.refused);
}

/** Sends a refused or unsent entry again, with other words where they were mended. */
export async function resend(entry: Entry, body = entry.body): Promise<void> {
  await keepEntry(changed(entry, body));
  await flush();
}

export async function discard(key: string): Promise<void> {
  await dropEntry(key);
  await look();
}

/** One tab sends at a time; the keys make it harmless where a browser cannot promise that. */
const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request('fairlead-outbox', work) : work();

/** Sends what waits, one after the other, until there is nothing left or the line is cut. */
export async function flush(): Promise<void> {
  clearTimeout(timer);
  const mine = holder;
  if (!mine) return;
  let hasSent = false;
  await alone(async () => {
    for (;;) {
      const entry = nextToSend(await keptEntries(), mine.owner);
      if (!entry || holder !== mine) return;
      const verdict = await attempt(entry);
      hasSent ||= verdict === 'sent';
      if (verdict === 'sent' || verdict === 'refused') continue;
      if (verdict === 'wait')
        timer = setTimeout(() => void flush(), waitSeconds(entry.attempts + 1) * 1000);
      return;
    }
  });
  await look();
  if (hasSent) mine.onSent();
}

async function attempt(before: Entry): Promise<ReturnType<typeof verdictOf>> {
  const entry = { ...before, attempts: before.attempts + 1 };
  await keepEntry(entry);
  try {
    answers.set(entry.key, await post(entry));
    await dropEntry(entry.key);
    return 'sent';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, details, requestId } = error;
    const verdict = verdictOf({ status, code });
    if (verdict === 'refused')
      await keepEntry({ ...entry, refused: { status, code, details, requestId } });
    return verdict;
  }
}

const post = ({ path, key, body }: Entry): Promise<unknown> =>
  send<unknown>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
