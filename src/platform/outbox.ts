import { sql } from 'kysely';
import type pg from 'pg';
import { uuidV7 } from '../kernel/uuid.ts';
import type { Ctx } from './db.ts';
import { isDatabaseTrouble } from './errors.ts';

/** A thing that happened, on its way to whoever reacts to it or watches it. */
export type Happening = { tenantId: string; topic: string; key: string };
export const channel = 'fairlead_happening';

/**
 * Writes one outbox row (发件箱) in the caller's transaction and wakes listeners at its commit.
 * `key` names the event: a second announcement of the same one is harmless.
 */
export async function announce(
  { db, actor, now }: Ctx,
  topic: string,
  key: string,
  payload: object = {},
): Promise<void> {
  await db
    .insertInto('platform.outbox')
    .values({
      id: uuidV7(),
      tenantId: actor.tenantId,
      topic,
      key,
      payload: JSON.stringify(payload),
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'topic', 'key']).doNothing())
    .execute();
  await whisper({ db, actor }, topic, key);
}

/** Wakes watching screens at the commit, without a lasting row: progress, presence. */
export async function whisper(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  topic: string,
  key: string,
): Promise<void> {
  const happening: Happening = { tenantId: actor.tenantId, topic, key };
  await sql`select pg_notify(${channel}, ${JSON.stringify(happening)})`.execute(db);
}

/** An outbox row as its reactions get it. */
export type Delivered = {
  tenantId: string;
  topic: string;
  key: string;
  payload: Record<string, unknown>;
};

/** Hands one row on, in the transaction of `client`; throws to leave it for the next round. */
export type Deliver = (event: Delivered, client: pg.PoolClient) => Promise<void>;

/**
 * Hands waiting outbox rows to `deliver`, oldest first, and answers how many. Handing on and the mark
 * that it was done are one transaction. A row that fails stays, with its attempt counted, and is left
 * alone after ten; a database that goes away is no attempt.
 */
export async function deliverOutbox(
  owner: pg.Pool,
  deliver: Deliver,
  now: string,
): Promise<number> {
  const client = await owner.connect();
  let isWhole = false;
  try {
    for (let delivered = 0; ; delivered += 1) {
      if (await deliverNext(client, deliver, now)) continue;
      isWhole = true;
      return delivered;
    }
  } finally {
    client.release(!isWhole);
  }
}

async function deliverNext(client: pg.PoolClient, deliver: Deliver, now: string): Promise<boolean> {
  await client.query('begin');
  const { rows } = await client.query<Delivered & { id: string }>(
    `select id, tenant_id as "tenantId", topic, key, payload from platform.outbox
     where delivered_at is null and attempts < 10 order by attempts, created_at limit 1 for update skip locked`,
  );
  const event = rows[0];
  try {
    if (event) {
      await deliver(event, client);
      await client.query(
        'update platform.outbox set attempts = attempts + 1, delivered_at = $2 where id = $1',
        [event.id, now],
      );
    }
    await client.query('commit');
    return event !== undefined;
  } catch (error) {
    await client.query('rollback');
    if (isDatabaseTrouble(error)) throw error;
    await client.query('update platform.outbox set attempts = attempts + 1 where id = $1', [
      event!.id,
    ]);
    return false;
  }
}
