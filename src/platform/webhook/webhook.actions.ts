import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { seal } from '../secret.ts';
import { readSettings } from '../settings.ts';
import { isInnerAddress, literalAddress } from './address.ts';
import { secretPurpose } from './deliver.ts';
import * as row from './endpoint.queries.ts';
import { insertDeliveries, keepMessage } from './tell.ts';
import { testEvent, type WebhookEvent } from './webhook-event.ts';
import * as no from './webhook.refusals.ts';
import type * as contract from './webhook.schema.ts';

/** Addresses of one group (回调地址上限). */
const endpointsMost = 50;
/** How long the earlier secret signs too (轮换重叠期). */
const overlapHours = 24;

type Events = readonly WebhookEvent[];

/** The catalogue that receivers build against (事件目录). */
export const listEvents = (events: Events) => () =>
  Promise.resolve({
    rows: events.map(({ type, zh, en, data }) => ({ type, zh, en, schema: z.toJSONSchema(data) })),
  });

export const listEndpoints = async (ctx: Ctx) => ({ rows: await row.endpointRows(ctx) });

/** Adds an endpoint (新增回调地址) and answers its secret, the only time it is told. */
export const addEndpoint =
  (events: Events) =>
  async (ctx: Ctx, { url, description, eventTypes }: InputOf<typeof contract.postWebhook>) => {
    const fields = { url: usableUrl(url), description, eventTypes: knownTypes(events, eventTypes) };
    if ((await row.countEndpoints(ctx)) >= endpointsMost) throw no.endpointsEnough(endpointsMost);
    const [id, secret] = [uuidV7(), newSecret()];
    await row.insertEndpoint(ctx, { id, ...fields, secret: seal(secret, secretPurpose(id)) });
    const change = { resource: 'webhook', recordId: id, after: fields };
    await audit(ctx, { action: 'webhook.added', ...change });
    return { id, secret };
  };

/** Changes an endpoint; switched on again it starts with a clean slate and takes up what waits. */
export const changeEndpoint =
  (events: Events) =>
  async (ctx: Ctx, { id, active, ...given }: InputOf<typeof contract.patchWebhook>) => {
    const { secret: _, ...before } = await knownEndpoint(ctx, id);
    const change: row.EndpointChange = {
      ...(given.url !== undefined && { url: usableUrl(given.url) }),
      ...(given.description !== undefined && { description: given.description }),
      ...(given.eventTypes && { eventTypes: knownTypes(events, given.eventTypes) }),
      ...(active !== undefined && active !== before.active && { active, ...switched(ctx, active) }),
    };
    if (Object.keys(change).length === 0) return { id };
    await row.updateEndpoint(ctx, id, change);
    await audit(ctx, { action: 'webhook.changed', resource: 'webhook', recordId: id, before, after: change }); // prettier-ignore
    return { id };
  };

const switched = ({ now }: Ctx, active: boolean) =>
  active
    ? ({ disabledAt: null, disabledReason: '', failingSince: null } as const)
    : ({ disabledAt: now, disabledReason: 'person' } as const);

export async function dropEndpoint(ctx: Ctx, { id }: { id: string }) {
  const { secret: _, ...before } = await knownEndpoint(ctx, id);
  await row.removeEndpoint(ctx, id);
  await audit(ctx, { action: 'webhook.removed', resource: 'webhook', recordId: id, before });
  return { id };
}

/** Turns the secret over (轮换密钥); for a day both sign, so that the receiver changes in peace. */
export async function turnSecret(ctx: Ctx, { id }: { id: string }) {
  const { secret: previousSecret } = await knownEndpoint(ctx, id);
  const secret = newSecret();
  const previousUntil = new Date(Date.parse(ctx.now) + overlapHours * 3_600_000).toISOString();
  const sealed = seal(secret, secretPurpose(id));
  await row.updateEndpoint(ctx, id, { secret: sealed, previousSecret, previousUntil });
  const change = { resource: 'webhook', recordId: id, after: { previousUntil } };
  await audit(ctx, { action: 'webhook.secret_turned', ...change });
  return { id, secret, previousUntil };
}

/** Sends a test event (发送测试事件) to one endpoint, whatever types it asked for. */
export async function testEndpoint(ctx: Ctx, { id }: { id: string }) {
  const { disabledAt } = await knownEndpoint(ctx, id);
  if (disabledAt) throw no.endpointOff();
  const data = { endpointId: id, sentBy: ctx.actor.name };
  const subject = testEvent.subject(data);
  const messageId = await keepMessage(ctx, { event: testEvent, key: uuidV7(), subject, data });
  await insertDeliveries(ctx, { messageId, subject, endpointIds: [id] });
  return { deliveryId: (await row.deliveryOf(ctx, id, messageId)).id };
}

export async function listDeliveries(
  ctx: Ctx,
  asked: InputOf<typeof contract.getWebhookDeliveries>,
) {
  await knownEndpoint(ctx, asked.id);
  const rows = await row.deliveryRows(ctx, asked);
  return pageFrom(rows, asked.limit, ({ createdAt, id }) => `${createdAt}|${id}`);
}

export async function showDelivery(ctx: Ctx, { id }: { id: string }) {
  const found = await row.deliveryWithAttempts(ctx, id);
  if (!found) throw no.noSuchDelivery(id);
  return found;
}

/** Tells again (重放): under the same webhook-id, so a receiver that has it already can tell. */
export async function replay(ctx: Ctx, asked: InputOf<typeof contract.postWebhookReplay>) {
  const { disabledAt } = await knownEndpoint(ctx, asked.id);
  if (disabledAt) throw no.endpointOff();
  const replayed = await row.waitAgain(ctx, asked);
  if (asked.deliveryId && replayed === 0) throw no.noSuchDelivery(asked.deliveryId);
  const { id: recordId, ...after } = asked;
  await audit(ctx, { action: 'webhook.replayed', resource: 'webhook', recordId, after: { ...after, replayed } }); // prettier-ignore
  return { replayed };
}

async function knownEndpoint(ctx: Ctx, id: string) {
  const found = await row.findEndpoint(ctx, id);
  if (!found) throw no.noSuchEndpoint(id);
  return found;
}

/** 32 random bytes in the form of Standard Webhooks. */
const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** What a name resolves to is checked when it is sent; here, what can be seen in the address itself. */
function usableUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const { webhookInner } = readSettings(process.env);
  const schemes = webhookInner ? ['https:', 'http:'] : ['https:'];
  if (!url || !schemes.includes(url.protocol) || url.username || url.password) {
    throw no.urlNotUsable();
  }
  const literal = literalAddress(url);
  const isInner = literal ? isInnerAddress(literal) : /(^|\.)localhost\.?$/.test(url.hostname);
  if (isInner && !webhookInner) throw no.urlIsInner();
  url.hash = '';
  return url.href;
}

function knownTypes(events: Events, types: readonly string[]): string[] {
  const known = events.map(({ type }) => type);
  const unknown = types.find((type) => !known.includes(type));
  if (unknown !== undefined) throw no.noSuchEvent(unknown, known);
  return [...new Set(types)];
}
