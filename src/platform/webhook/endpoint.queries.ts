import { sql } from 'kysely';
import type { z } from 'zod';
import { isUuid } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import type { Webhook, WebhookAttempt, WebhookDelivery } from './webhook.schema.ts';

const endpoints = ({ db, actor }: Ctx) =>
  db.selectFrom('platform.webhookEndpoint').where('tenantId', '=', actor.tenantId);

/** Endpoints with how their deliveries go, oldest first. */
export async function endpointRows({ db, actor }: Ctx): Promise<z.infer<typeof Webhook>[]> {
  const { rows } = await sql<z.infer<typeof Webhook>>`
    select e.id, e.url, e.description, e.event_types, e.active, e.disabled_at, e.disabled_reason,
      e.failing_since, e.previous_until, e.created_at, counted.waiting, counted.failed,
      last.status as last_status, last.at as last_at
    from platform.webhook_endpoint e
    cross join lateral (select count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'failed')::int as failed
      from platform.webhook_delivery d where d.tenant_id = e.tenant_id and d.endpoint_id = e.id) counted
    left join lateral (select a.status, a.at from platform.webhook_delivery d
      join platform.webhook_attempt a on a.tenant_id = d.tenant_id and a.delivery_id = d.id
      where d.tenant_id = e.tenant_id and d.endpoint_id = e.id order by a.at desc limit 1) last on true
    where e.tenant_id = ${actor.tenantId} order by e.created_at, e.id`.execute(db);
  return rows;
}

export const findEndpoint = (ctx: Ctx, id: string) =>
  endpoints(ctx)
    .select(['id', 'url', 'description', 'eventTypes', 'active', 'secret', 'disabledAt'])
    .where('id', '=', id)
    .executeTakeFirst();

export async function countEndpoints(ctx: Ctx): Promise<number> {
  const row = await endpoints(ctx)
    .select(sql<number>`count(*)::int`.as('endpoints'))
    .executeTakeFirst();
  return row?.endpoints ?? 0;
}

export type NewEndpoint = {
  id: string;
  url: string;
  description: string;
  eventTypes: string[];
  secret: string;
};

export async function insertEndpoint({ db, actor, now }: Ctx, made: NewEndpoint): Promise<void> {
  const { tenantId, personId: createdBy } = actor;
  await db
    .insertInto('platform.webhookEndpoint')
    .values({ tenantId, createdBy, createdAt: now, ...made })
    .execute();
}

export type EndpointChange = {
  url?: string;
  description?: string;
  eventTypes?: string[];
  active?: boolean;
  disabledAt?: string | null;
  disabledReason?: '' | 'person';
  failingSince?: null;
  secret?: string;
  previousSecret?: string;
  previousUntil?: string;
};

export async function updateEndpoint(
  { db, actor }: Ctx,
  id: string,
  change: EndpointChange,
): Promise<void> {
  await db
    .updateTable('platform.webhookEndpoint')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function removeEndpoint({ db, actor }: Ctx, id: string): Promise<void> {
  await db
    .deleteFrom('platform.webhookEndpoint')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

type DeliveriesAsked = {
  id: string;
  state?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** A page of what an endpoint was told, newest first, with the last answer of each. */
export async function deliveryRows({ db, actor }: Ctx, asked: DeliveriesAsked) {
  const [at, id] = (asked.after ?? '').split('|');
  const isCursor = id !== undefined && isUuid(id) && !Number.isNaN(Date.parse(at!));
  const { rows } = await sql<z.infer<typeof WebhookDelivery>>`
    select d.id, m.type, 'msg_' || d.message_id as message_id, d.state, d.attempts, d.created_at,
      case when d.state = 'waiting' then d.next_at end as next_at, d.delivered_at,
      (select a.status from platform.webhook_attempt a
        where a.tenant_id = d.tenant_id and a.delivery_id = d.id order by a.at desc limit 1) as last_status
    from platform.webhook_delivery d
    join platform.webhook_message m on m.tenant_id = d.tenant_id and m.id = d.message_id
    where d.tenant_id = ${actor.tenantId} and d.endpoint_id = ${asked.id}::uuid
      ${asked.state ? sql`and d.state = ${asked.state}` : sql``}
      ${isCursor ? sql`and (d.created_at, d.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by d.created_at desc, d.id desc limit ${asked.limit + 1}`.execute(db);
  return rows;
}

/** One delivery's body and attempts, first attempt first; undefined where there is none. */
export async function deliveryWithAttempts({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{ body: string; attempts: z.infer<typeof WebhookAttempt>[] }>`
    select m.body, coalesce((select json_agg(json_build_object('id', a.id,
        'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status', a.status,
        'milliseconds', a.milliseconds, 'reply', a.reply, 'failure', a.failure) order by a.at, a.id)
      from platform.webhook_attempt a where a.tenant_id = d.tenant_id and a.delivery_id = d.id), '[]') as attempts
    from platform.webhook_delivery d
    join platform.webhook_message m on m.tenant_id = d.tenant_id and m.id = d.message_id
    where d.tenant_id = ${actor.tenantId} and d.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Puts deliveries back into the waiting, from the first attempt: one, or all since; answers how many. */
export async function waitAgain(
  { db, actor, now }: Ctx,
  {
    id,
    deliveryId,
    since,
  }: { id: string; deliveryId?: string | undefined; since?: string | undefined },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('platform.webhookDelivery')
    .set({ state: 'waiting', attempts: 0, nextAt: now, deliveredAt: null })
    .where('tenantId', '=', actor.tenantId)
    .where('endpointId', '=', id)
    .$if(deliveryId !== undefined, (query) => query.where('id', '=', deliveryId!))
    .$if(since !== undefined, (query) => query.where('createdAt', '>=', since!))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export const deliveryOf = ({ db, actor }: Ctx, endpointId: string, messageId: string) =>
  db
    .selectFrom('platform.webhookDelivery')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('endpointId', '=', endpointId)
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
