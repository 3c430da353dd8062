import { sql } from 'kysely';
import { scopeOf, type Verb } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { visibleChannels } from './channel.queries.ts';
import type { DeliveryChannel, DeliveryState } from './delivery.schema.ts';

export type NewDelivery = {
  channel: DeliveryChannel;
  target: string;
  personId?: string;
  noticeId?: string;
  kind: string;
  key: string;
  params: object;
  link: string;
  urgent: boolean;
  bundled: boolean;
  dueAt: string;
};

/** Queues deliveries; one that the same target has of the same event is left alone. */
export async function insertDeliveries(
  { db, actor, now }: Ctx,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const rows = deliveries.map(({ params, ...delivery }) => ({
    tenantId: actor.tenantId,
    id: uuidV7(),
    ...delivery,
    params: JSON.stringify(params),
    state: 'waiting',
    createdAt: now,
  }));
  // PostgreSQL takes 65 535 parameters in a statement.
  for (let start = 0; start < rows.length; start += 2_000) {
    await db
      .insertInto('platform.notificationDelivery')
      .values(rows.slice(start, start + 2_000))
      .onConflict((taken) =>
        taken.columns(['tenantId', 'channel', 'target', 'kind', 'key']).doNothing(),
      )
      .execute();
  }
}

/** The only door to the log: all of it, or the posts of those robots that the asker's right reaches. */
export function visibleDeliveries(ctx: Ctx, verb: Verb = 'read') {
  const { db, actor } = ctx;
  const all = db
    .selectFrom('platform.notificationDelivery as delivery')
    .where('delivery.tenantId', '=', actor.tenantId);
  if (scopeOf(actor, 'channel', verb) === 'all') return all;
  return all
    .where('delivery.channel', '=', 'robot')
    .where('delivery.target', 'in', (from) =>
      from
        .selectFrom(visibleChannels(ctx, verb).select('channel.id').as('mine'))
        .select(sql<string>`mine.id::text`.as('target')),
    );
}

const shown = [
  'delivery.id',
  'delivery.channel',
  'delivery.target',
  'delivery.personId',
  'delivery.kind',
  'delivery.state',
  'delivery.attempts',
  'delivery.dueAt',
  'delivery.sentAt',
  'delivery.reason',
  'delivery.bundled',
  'delivery.createdAt',
] as const;

export type DeliveriesAsked = {
  limit: number;
  after?: string | undefined;
  state?: DeliveryState | undefined;
  channel?: DeliveryChannel | undefined;
};

/** The log, newest first, with a robot's name where it went to one. */
export const deliveriesIn = (ctx: Ctx, { limit, after, state, channel }: DeliveriesAsked) =>
  withNames(visibleDeliveries(ctx))
    .$if(after !== undefined, (query) => query.where('delivery.id', '<', after!))
    .$if(!!state, (query) => query.where('delivery.state', '=', state!))
    .$if(!!channel, (query) => query.where('delivery.channel', '=', channel!))
    .orderBy('delivery.id', 'desc')
    .limit(limit + 1)
    .execute();

export const findDelivery = (ctx: Ctx, id: string, verb: Verb = 'read') =>
  withNames(visibleDeliveries(ctx, verb)).where('delivery.id', '=', id).executeTakeFirst();

const withNames = (query: ReturnType<typeof visibleDeliveries>) =>
  query
    .leftJoin('platform.channel as robot', (join) =>
      join
        .onRef('robot.tenantId', '=', 'delivery.tenantId')
        .onRef(sql<string>`robot.id::text`, '=', 'delivery.target')
        .on('delivery.channel', '=', 'robot'),
    )
    .select(shown)
    .select('robot.name as robotName');

export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

/** Puts a delivery that ended without being sent back in the queue; of two at once, one does. */
export async function requeue({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.notificationDelivery')
    .set({ state: 'waiting', dueAt: now, attempts: 0, reason: '', bundled: false })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'dropped'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The id of what was just queued for a robot. */
export async function deliveryOf(
  { db, actor }: Ctx,
  { target, key }: { target: string; key: string },
): Promise<string> {
  const { id } = await db
    .selectFrom('platform.notificationDelivery')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('channel', '=', 'robot')
    .where('target', '=', target)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}
