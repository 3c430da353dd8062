import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { allWords } from '../src/web/words.ts';
import { mark, type Ledger } from './faults-ledger.ts';

/** What happened to requests, counted as they end. */
export type Tally = {
  requests: number;
  refusedInWords: number;
  refusedWithoutWords: string[];
  unanswered: number;
  slowestMs: number;
  /** When a write was last acknowledged, by `performance.now()`. */
  lastWriteAt: number;
};

export const emptyTally = (): Tally => ({
  requests: 0,
  refusedInWords: 0,
  refusedWithoutWords: [],
  unanswered: 0,
  slowestMs: 0,
  lastWriteAt: 0,
});

type Answer = { status: number; body: Record<string, unknown>; session: string | undefined };
export type Ask = (
  path: string,
  init?: { method?: string; body?: object; token?: string; key?: string },
) => Promise<Answer | undefined>;

const said = new Set(allWords.flatMap((words) => Object.keys(words)));

/** Asks the server; undefined where it did not answer. Every refusal must be one that people are told in words. */
export const asking =
  (address: string, tally: Tally): Ask =>
  async (path, { method = 'GET', body, token, key } = {}) => {
    const since = performance.now();
    tally.requests += 1;
    try {
      const isForm = body instanceof FormData;
      const reply = await fetch(`${address}${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(key && { 'idempotency-key': key }),
          ...(body && !isForm && { 'content-type': 'application/json' }),
        },
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      const told = (await reply.json()) as Record<string, unknown>;
      tally.slowestMs = Math.max(tally.slowestMs, performance.now() - since);
      if (reply.status >= 400) noteRefusal(tally, `${method} ${path}`, reply.status, told);
      else if (method !== 'GET') tally.lastWriteAt = performance.now();
      const session = /^[^=]+=([^;]+)/.exec(reply.headers.get('set-cookie') ?? '')?.[1];
      return { status: reply.status, body: told, session };
    } catch {
      tally.unanswered += 1; // the process was killed under it
      return undefined;
    }
  };

function noteRefusal(tally: Tally, asked: string, status: number, { code }: Answer['body']): void {
  if (said.has(`refusal.${String(code)}`) && code !== 'unexpected') tally.refusedInWords += 1;
  else tally.refusedWithoutWords.push(`${asked}: ${status} ${String(code)}`);
}

export type Office = {
  ask: Ask;
  ledger: Ledger;
  planId: string;
  personId: string;
  store: string;
  isOpen: () => boolean;
};
export type Seat = { token: string; number: number };

/** One person at work: looks at things, and now and then writes something down, until the office closes. */
export async function work(office: Office, seat: Seat): Promise<void> {
  await sleep(Math.random() * 4_000);
  for (let turn = seat.number; office.isOpen(); turn += 1) {
    const write = writes[turn % 10];
    if (write) await write(office, seat);
    else await office.ask(reads(office)[turn % 5]!, { token: seat.token });
    await sleep(1_000 + Math.random() * 3_000);
  }
}

const reads = ({ planId }: Office) => [
  '/api/me',
  `/api/plans/${planId}`,
  '/api/stores',
  '/api/imports',
  '/api/people?limit=20',
];

/** One in two turns writes; the rest of the ten read. */
const writes: Record<number, (office: Office, seat: Seat) => Promise<void>> = {
  1: addSwot,
  3: addAction,
  5: addSwot,
  7: openStore,
  8: makeToken,
};

/**
 * Sends a POST until it is answered for good: the same key makes the repeats harmless. Undefined where
 * the office closed first; then nobody was told that it is done.
 */
async function insist(
  { ask, isOpen }: Pick<Office, 'ask' | 'isOpen'>,
  path: string,
  { token, body }: { token: string; body: object },
): Promise<Answer | undefined> {
  const key = randomUUID();
  for (let tries = 0; isOpen() && tries < 60; tries += 1) {
    const answer = await ask(path, { method: 'POST', body, token, key });
    const again =
      !answer || answer.status === 503 || answer.body['code'] === 'idempotency.in_progress';
    if (!again) return answer;
    await sleep(500 + Math.random() * 1_500);
  }
  return undefined;
}

const isDone = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && answer.status < 300;

async function addSwot(office: Office, { token }: Seat): Promise<void> {
  const title = mark + randomUUID();
  const body = { quadrant: 'strength', title, ownerId: office.personId };
  const answer = await insist(office, `/api/plans/${office.planId}/swot`, { token, body });
  if (isDone(answer)) office.ledger.swot.add(title);
}

async function addAction(office: Office, { token }: Seat): Promise<void> {
  const title = mark + randomUUID();
  const days = { startsOn: '2031-01-01', endsOn: '2031-02-01' };
  const body = { title, ownerId: office.personId, ...days };
  const answer = await insist(office, `/api/plans/${office.planId}/actions`, { token, body });
  if (isDone(answer)) office.ledger.actions.add(title);
}

async function openStore(office: Office, { token, number }: Seat): Promise<void> {
  if (number % 10 !== 0) return addSwot(office, { token, number });
  const name = mark + randomUUID();
  const answer = await insist(office, '/api/stores', { token, body: { name } });
  if (isDone(answer)) office.ledger.stores.add(name);
}

async function makeToken(office: Office, { token }: Seat): Promise<void> {
  const answer = await insist(office, '/api/tokens', {
    token,
    body: { name: mark + randomUUID() },
  });
  if (isDone(answer)) office.ledger.tokens.add(String(answer.body['token']));
}

/** Sets one goal again and again without a key: the last acknowledged value, or a later one, must stand. */
export async function setGoals(office: Office, token: string, planId: string): Promise<void> {
  for (let value = 1; office.isOpen(); value += 1) {
    const known = office.ledger.goals.get(planId);
    known?.since.add(value);
    const body = { values: { units: value } };
    const answer = await office.ask(`/api/plans/${planId}/goals`, { method: 'PUT', body, token });
    if (isDone(answer)) office.ledger.goals.set(planId, { kept: value, since: new Set() });
    await sleep(300);
  }
}

/** Signs in now and then; a session that was opened must still let its holder in at the end. */
export async function signIn(office: Office, login: string, password: string): Promise<void> {
  while (office.isOpen()) {
    const answer = await office.ask('/api/session', { method: 'POST', body: { login, password } });
    if (answer?.session) office.ledger.tokens.add(answer.session);
    await sleep(4_000);
  }
}

const columns = 'deal_id,opened_on,closed_on,outcome,store,consultant,brand,model,price';

/** Uploads a small file and has it imported: an acknowledged run ends in `done`, each deal once. */
export async function importFiles(office: Office, token: string): Promise<void> {
  const mapping = { fields: Object.fromEntries(columns.split(',').map((name) => [name, name])) };
  while (office.isOpen()) {
    const numbers = Array.from({ length: 5 }, () => mark + randomUUID());
    const rows = numbers.map(
      (number) => `${number},2026-01-05,2026-02-05,成交,${office.store},林知夏,澜驰,澜驰 L5,150000`,
    );
    const body = new FormData();
    body.set('kind', 'deals');
    body.set('file', new Blob([[columns, ...rows].join('\n')]), 'deals.csv');
    const taken = await insist(office, '/api/imports', { token, body });
    const id = isDone(taken) ? String(taken.body['id']) : undefined;
    const started =
      id && (await insist(office, `/api/imports/${id}/run`, { token, body: { mapping } }));
    if (id && isDone(started || undefined)) office.ledger.imports.set(id, numbers);
    await sleep(1_000);
  }
}
