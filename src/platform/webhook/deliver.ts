import type pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { systemActor } from '../../kernel/actor.ts';
import { kyselyOn, type Database } from '../db.ts';
import { everySecond } from '../jobs.ts';
import type { Log } from '../log.ts';
import { announce } from '../outbox.ts';
import { unseal } from '../secret.ts';
import {
  disableEndpoint,
  dueEndpoints,
  insertAttempt,
  settleDelivery,
  takeDue,
  type Due,
} from './delivery.queries.ts';
import { isGivenUp, meaningOf, retryAt } from './retry.rules.ts';
import { send, type Sent } from './send.ts';

/** What a sender works with; `luck` is from 0 to 1. */
export type Sender = {
  database: Pick<Database, 'owner'>;
  clock: () => string;
  /** Whether private addresses may be told. */
  inner: boolean;
  luck?: () => number;
};

/** What a secret is sealed for, so that it opens at no other endpoint. */
export const secretPurpose = (endpointId: string) => `webhook:${endpointId}`;

/** Deliveries of one endpoint in one round: the rest waits for the next, so that none starves. */
const roundMost = 50;

type Endpoint = { tenantId: string; endpointId: string };

/** Sends what is due to every endpoint, side by side; one endpoint gets one at a time. Answers how many. */
export async function deliverDue(sender: Sender): Promise<number> {
  const due = await dueEndpoints(sender.database.owner, sender.clock());
  const sent = await Promise.all(due.map((endpoint) => deliverTo(sender, endpoint)));
  return sent.reduce((sum, count) => sum + count, 0);
}

async function deliverTo(sender: Sender, endpoint: Endpoint, isOver = () => false) {
  const { database, clock, inner } = sender;
  for (let sent = 0; sent < roundMost && !isOver(); sent += 1) {
    const due = await takeDue(database.owner, { ...endpoint, now: clock() });
    if (!due) return sent;
    const { url, body } = due;
    await settle(sender, due, await send({ url, body, headers: headersFor(due, clock()), inner }));
  }
  return roundMost;
}

/** Receivers that are told at the same time; the others wait a second. */
const lanesMost = 20;

/**
 * Looks every second for what is due, outside requests and jobs. Each endpoint has a lane of its own, so
 * that a slow receiver holds up nobody else. `stop` waits for what is on the wire.
 */
export function startDelivering(sender: Sender, log: Log) {
  const lanes = new Map<string, Promise<unknown>>();
  let isOver = false;
  const rounds = everySecond(async () => {
    for (const endpoint of await dueEndpoints(sender.database.owner, sender.clock())) {
      if (lanes.has(endpoint.endpointId) || lanes.size >= lanesMost) continue;
      const lane = deliverTo(sender, endpoint, () => isOver)
        .catch((error: unknown) => log.error({ err: error }, 'webhook'))
        .finally(() => lanes.delete(endpoint.endpointId));
      lanes.set(endpoint.endpointId, lane);
    }
  }, log);
  return {
    stop: async () => {
      isOver = true;
      await rounds.stop();
      await Promise.all(lanes.values());
    },
  };
}

/** The headers of Standard Webhooks: the same id at every attempt, a signature by each secret in force. */
export function headersFor(due: Due, now: string): Record<string, string> {
  const id = `msg_${due.messageId}`;
  const secrets = [due.secret, due.previousSecret].filter((secret) => secret !== null);
  const signatures = secrets.map((sealed) =>
    new Webhook(unseal(sealed, secretPurpose(due.endpointId))).sign(id, new Date(now), due.body),
  );
  return {
    'content-type': 'application/json',
    'user-agent': 'Fairlead-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(Date.parse(now) / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}

/** Logs the attempt and decides what follows, in one transaction. */
async function settle({ database, clock, luck }: Sender, due: Due, sent: Sent): Promise<void> {
  const now = clock();
  const meaning = meaningOf(sent.status);
  const next = retryAt(due.attempts, Date.parse(now), (luck ?? Math.random)());
  const state = meaning === 'delivered' ? 'delivered' : next && meaning === 'again' ? 'waiting' : 'failed'; // prettier-ignore
  const nextAt = state === 'waiting' ? new Date(next!).toISOString() : now;
  const failingMs = Date.parse(due.failingSince ?? now);
  const client = await database.owner.connect();
  try {
    await client.query('begin');
    await insertAttempt(client, due, sent, now);
    await settleDelivery(client, due, { state, nextAt, now });
    if (meaning === 'gone') await switchOff(client, due, 'gone', now);
    else if (meaning === 'again' && isGivenUp(failingMs, Date.parse(now)))
      await switchOff(client, due, 'failing', now);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function switchOff(
  client: pg.ClientBase,
  due: Due,
  reason: 'failing' | 'gone',
  now: string,
): Promise<void> {
  if (!(await disableEndpoint(client, due, reason, now))) return;
  const ctx = { db: kyselyOn(client), actor: systemActor(due.tenantId), now };
  const payload = { endpointId: due.endpointId, url: due.url, reason };
  await announce(ctx, 'webhook.disabled', `${due.endpointId} ${now}`, payload);
}
