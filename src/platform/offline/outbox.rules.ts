/** What the server said when it would not take an entry. */
export type Said = {
  status: number;
  code: string;
  details: Record<string, unknown>;
  requestId: string;
};

/** Something typed on this device that the server has not answered for yet (待发). */
export type Entry = {
  /** A uuid v7: the order of typing, the Idempotency-Key, and the id under which the server keeps it for good. */
  key: string;
  /** Who typed it; nobody else's session ever sends it. */
  owner: string;
  kind: string;
  /** Where it is posted, and what. */
  path: string;
  body: Record<string, unknown>;
  /** The record it is about: entries about one record wait for one another. Empty for a new one. */
  about: string;
  /** Whom it is about, as people call them. */
  title: string;
  /** When it was typed in. */
  at: string;
  /** How often it was sent, counted before each time. */
  attempts: number;
  refused: Said | null;
};

export type Verdict = 'sent' | 'wait' | 'sign_in' | 'refused';

const mayComeAgain = new Set([0, 408, 425, 429]);

/**
 * What becomes of an entry after an answer (发送结果): taken; to be tried again, because the line, the server or the clock
 * was the reason; waiting for its owner to sign in; or refused, which only a person can settle. An entry is never given
 * up by itself.
 */
export function verdictOf({ status, code }: Pick<Said, 'status' | 'code'>): Verdict {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 401) return 'sign_in';
  if (mayComeAgain.has(status) || status >= 500) return 'wait';
  if (code === 'idempotency.in_progress' || code.endsWith('.in_future')) return 'wait';
  return 'refused';
}

/**
 * The entry to send next (下一条): the oldest of its owner that was not refused. What follows a refused one about the
 * same record stays behind it, so that a record's story is never told out of order; other records go on.
 */
export function nextToSend(entries: readonly Entry[], owner: string): Entry | undefined {
  const held = new Set<string>();
  for (const entry of inOrder(entries)) {
    if (entry.owner !== owner) continue;
    if (!entry.refused && !held.has(entry.about)) return entry;
    if (entry.refused && entry.about !== '') held.add(entry.about);
  }
  return undefined;
}

export const inOrder = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** Seconds until the next try after so many (重试间隔): 5, 15, 60, then every five minutes. */
export const waitSeconds = (attempts: number): number => [5, 15, 60][attempts - 1] ?? 300;

/**
 * Whether an entry may still be changed (可改): before it was first sent, or once it was refused. In between the server
 * may have taken it already, and other words under its key would be a second entry.
 */
export const mayChange = ({ attempts, refused }: Entry): boolean =>
  attempts === 0 || refused !== null;

/** The entry with other words, ready to be sent anew under its own key. */
export const changed = (entry: Entry, body: Record<string, unknown>): Entry => ({
  ...entry,
  body: { ...body, entryId: entry.key },
  attempts: 0,
  refused: null,
});
