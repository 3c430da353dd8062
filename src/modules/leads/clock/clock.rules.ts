/** Stages of an answer (首响), each one including those before it. */
export const stages = ['attempt', 'contact', 'conversation'] as const;
export type Stage = (typeof stages)[number];

/** Seconds of a call that count as reaching somebody, and as having talked. */
export type EvidenceLimits = { contactSeconds: number; conversationSeconds: number };
export type Trace = {
  kind: 'call' | 'reply' | 'message' | 'auto_reply' | 'visit' | 'note';
  direction: 'out' | 'in';
  seconds: number | null;
};

/**
 * How far a trace moves the response clock (停钟凭据). A call of enough seconds, the customer's own reply or
 * their coming in is evidence; dialling and writing are attempts; a typed note or an automatic answer is
 * nothing.
 */
export function stopsAt(trace: Trace, limits: EvidenceLimits): Stage | '' {
  const { kind, direction, seconds } = trace;
  if (kind === 'visit') return 'conversation';
  if (kind === 'reply' && direction === 'in') return 'contact';
  if (kind === 'call') {
    if ((seconds ?? 0) >= limits.conversationSeconds) return 'conversation';
    if ((seconds ?? 0) >= limits.contactSeconds) return 'contact';
    return direction === 'out' ? 'attempt' : '';
  }
  return kind === 'message' && direction === 'out' ? 'attempt' : '';
}

/** When the stages were reached; null while they are not. */
export type Reached = {
  attempt: string | null;
  contact: string | null;
  conversation: string | null;
};

/** The stages after a trace at `at`: what was reached earlier stays as it was (首次时刻). */
export function reachedBy(reached: Reached, stage: Stage | '', at: string): Reached {
  if (stage === '') return reached;
  const covered = stages.slice(0, stages.indexOf(stage) + 1);
  return Object.fromEntries(
    stages.map((one) => [one, reached[one] ?? (covered.includes(one) ? at : null)]),
  ) as Reached;
}

/** The stage that the clock runs for; undefined once there was a conversation. */
export const stageDue = (reached: Reached): Stage | undefined =>
  stages.find((stage) => reached[stage] === null);
