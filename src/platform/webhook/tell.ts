import { sql } from 'kysely';
import { systemActor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { inTenant, type Ctx } from '../db.ts';
import type { Workshop } from '../jobs.ts';
import type { Delivered } from '../outbox.ts';
import { bodyOf, type WebhookEvent } from './webhook-event.ts';

/** Writes what happened once, and a delivery for each endpoint that asked for it. Twice is harmless. */
export async function tellEndpoints(
  { database, clock }: Workshop,
  event: WebhookEvent,
  { tenantId, key, payload }: Delivered,
): Promise<void> {
  const given = event.dataOf ? event.dataOf({ key, payload }) : payload;
  const data = event.data.parse(given);
  await inTenant(database.web, tenantId, async (db) => {
    const ctx = { db, actor: systemActor(tenantId), now: clock() };
    const endpointIds = await listening(ctx, event.type);
    if (endpointIds.length === 0) return;
    const subject = event.subject(data);
    const messageId = await keepMessage(ctx, { event, key, subject, data });
    await insertDeliveries(ctx, { messageId, subject, endpointIds });
  });
}

async function listening({ db, actor }: Ctx, type: string): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.webhookEndpoint')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('disabledAt', 'is', null)
    .where(sql<boolean>`${type} = any(event_types)`)
    .execute();
  return rows.map(({ id }) => id);
}

type Message = { event: WebhookEvent; key: string; subject: string; data: unknown };

export async function keepMessage(ctx: Ctx, { event, key, subject, data }: Message) {
  const { db, actor, now } = ctx;
  const { tenantId } = actor;
  const body = bodyOf(event.type, now, data);
  await db
    .insertInto('platform.webhookMessage')
    .values({
      tenantId,
      id: uuidV7(),
      type: event.type,
      eventKey: key,
      subject,
      body,
      createdAt: now,
    }) // prettier-ignore
    .onConflict((conflict) => conflict.columns(['tenantId', 'type', 'eventKey']).doNothing())
    .execute();
  const { id } = await db
    .selectFrom('platform.webhookMessage')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('type', '=', event.type)
    .where('eventKey', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}

type NewDeliveries = { messageId: string; subject: string; endpointIds: readonly string[] };

export async function insertDeliveries(
  { db, actor, now }: Ctx,
  { messageId, subject, endpointIds }: NewDeliveries,
): Promise<void> {
  await db
    .insertInto('platform.webhookDelivery')
    .values(
      endpointIds.map((endpointId) => ({
        tenantId: actor.tenantId,
        id: uuidV7(),
        endpointId,
        messageId,
        subject,
        state: 'waiting',
        nextAt: now,
        createdAt: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenantId', 'endpointId', 'messageId']).doNothing())
    .execute();
}
