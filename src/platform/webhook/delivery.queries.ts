import type pg from 'pg';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Sent } from './send.ts';

/** A delivery that is taken in hand, with what it takes to send it. */
export type Due = {
  tenantId: string;
  id: string;
  endpointId: string;
  messageId: string;
  attempts: number;
  url: string;
  secret: string;
  previousSecret: string | null;
  failingSince: string | null;
  body: string;
};

/** Longer than the longest exchange: whoever took a delivery and died frees it after this. */
const holdMs = 60_000;

/** Endpoints that have something due. */
export async function dueEndpoints(owner: pg.Pool, now: string) {
  const { rows } = await owner.query<{ tenantId: string; endpointId: string }>(
    `select distinct d.tenant_id as "tenantId", d.endpoint_id as "endpointId"
     from platform.webhook_delivery d join platform.webhook_endpoint e
       on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
     where d.state = 'waiting' and d.next_at <= $1 and e.disabled_at is null limit 1000`,
    [now],
  );
  return rows;
}

/**
 * Takes the next due delivery of an endpoint: of several processes, one gets it. An event waits while an
 * earlier one about the same record is still on its way.
 */
export async function takeDue(
  owner: pg.Pool,
  { tenantId, endpointId, now }: { tenantId: string; endpointId: string; now: string },
): Promise<Due | undefined> {
  const { rows } = await owner.query<Due>(
    `with next as materialized (
       select d.id, d.next_at from platform.webhook_delivery d
       where d.tenant_id = $1 and d.endpoint_id = $2 and d.state = 'waiting' and d.next_at <= $3
         and not exists (select from platform.webhook_delivery earlier
           where earlier.tenant_id = $1 and earlier.endpoint_id = $2 and earlier.state = 'waiting'
             and earlier.subject = d.subject and earlier.message_id < d.message_id)
       order by d.message_id limit 1),
     taken as (
       update platform.webhook_delivery d set attempts = d.attempts + 1, next_at = $4
       from next where d.tenant_id = $1 and d.id = next.id and d.state = 'waiting' and d.next_at = next.next_at
       returning d.id, d.message_id, d.attempts)
     select $1::uuid as "tenantId", t.id, $2::uuid as "endpointId", t.message_id as "messageId", t.attempts,
       e.url, e.secret, case when e.previous_until > $3 then e.previous_secret end as "previousSecret",
       e.failing_since as "failingSince", m.body
     from taken t
     join platform.webhook_endpoint e on e.tenant_id = $1 and e.id = $2 and e.disabled_at is null
     join platform.webhook_message m on m.tenant_id = $1 and m.id = t.message_id`,
    [tenantId, endpointId, now, new Date(Date.parse(now) + holdMs).toISOString()],
  );
  return rows[0];
}

export async function insertAttempt(
  client: pg.ClientBase,
  { tenantId, id }: Due,
  { status, milliseconds, reply, failure }: Sent,
  now: string,
): Promise<void> {
  await client.query(
    `insert into platform.webhook_attempt (tenant_id, id, delivery_id, at, status, milliseconds, reply, failure)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, uuidV7(), id, now, status, milliseconds, reply, failure],
  );
}

type Outcome = { state: 'waiting' | 'delivered' | 'failed'; nextAt: string; now: string };

export async function settleDelivery(
  client: pg.ClientBase,
  { tenantId, id, endpointId }: Due,
  { state, nextAt, now }: Outcome,
): Promise<void> {
  await client.query(
    `update platform.webhook_delivery set state = $3, next_at = $4, delivered_at = $5
     where tenant_id = $1 and id = $2`,
    [tenantId, id, state, nextAt, state === 'delivered' ? now : null],
  );
  await client.query(
    `update platform.webhook_endpoint set failing_since = case when $3 then null else coalesce(failing_since, $4) end
     where tenant_id = $1 and id = $2 and (failing_since is null) <> $3`,
    [tenantId, endpointId, state === 'delivered', now],
  );
}

/** Switches an endpoint off; false where it was off already. */
export async function disableEndpoint(
  client: pg.ClientBase,
  { tenantId, endpointId }: Due,
  reason: 'failing' | 'gone',
  now: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update platform.webhook_endpoint set active = false, disabled_at = $3, disabled_reason = $4
     where tenant_id = $1 and id = $2 and disabled_at is null`,
    [tenantId, endpointId, now, reason],
  );
  return rowCount === 1;
}

/** Forgets what was told longer ago than this; the log goes with it. */
export async function forgetTold(owner: pg.Pool, before: string): Promise<number> {
  const { rowCount } = await owner.query(
    `delete from platform.webhook_message m where m.tenant_id is not null and m.created_at < $1
       and not exists (select from platform.webhook_delivery d
         where d.tenant_id = m.tenant_id and d.message_id = m.id and d.state = 'waiting')`,
    [before],
  );
  return rowCount ?? 0;
}
