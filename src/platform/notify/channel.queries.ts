import { sql } from 'kysely';
import { scopeOf, type Verb } from '../../kernel/actor.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import type { Language } from './notice-kind.rules.ts';
import type { RobotKind } from './robot.schema.ts';

/** The only door to group robots: those of the places that the asker's right reaches. */
export function visibleChannels({ db, actor }: Ctx, verb: Verb = 'read') {
  const scope = scopeOf(actor, 'channel', verb);
  const all = db
    .selectFrom('platform.channel as channel')
    .where('channel.tenantId', '=', actor.tenantId);
  if (scope === 'all') return all;
  if (scope === 'group')
    return all.where('channel.storeId', 'in', [NOBODY, ...actor.groupStoreIds]);
  if (scope === 'store') return all.where('channel.storeId', '=', actor.storeId ?? NOBODY);
  if (scope === 'team') return all.where('channel.teamId', '=', actor.teamId ?? NOBODY);
  return all.where(sql.lit(false));
}

const shown = [
  'channel.id',
  'channel.name',
  'channel.kind',
  'channel.storeId',
  'channel.teamId',
  'channel.kinds',
  'channel.language',
  'channel.addressShown',
  'channel.createdAt',
  'channel.stoppedAt',
] as const;

export const channelsIn = (ctx: Ctx) =>
  visibleChannels(ctx)
    .select(shown)
    .select(sql<boolean>`channel.secret_sealed is not null`.as('isSigned'))
    .select(
      sql<string | null>`(select d.state from platform.notification_delivery d
        where d.tenant_id = channel.tenant_id and d.channel = 'robot' and d.target = channel.id::text
        order by d.id desc limit 1)`.as('lastState'),
    )
    .orderBy('channel.name')
    .limit(500)
    .execute();

export const findChannel = (ctx: Ctx, id: string, verb: Verb) =>
  visibleChannels(ctx, verb).select(shown).where('channel.id', '=', id).executeTakeFirst();

/** Robots that post a kind: those that listen to it and stand for one of the places, or for all. */
export async function channelsHearing(
  { db, actor }: Ctx,
  kind: string,
  places: readonly { storeId?: string | null; teamId?: string | null }[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.channel')
    .select(['id', 'storeId', 'teamId'])
    .where('tenantId', '=', actor.tenantId)
    .where('stoppedAt', 'is', null)
    .where(sql<boolean>`${kind} = any(kinds)`)
    .execute();
  const hears = (row: { storeId: string | null; teamId: string | null }) =>
    (!row.storeId && !row.teamId) ||
    places.some(({ storeId, teamId }) =>
      row.teamId ? row.teamId === teamId : row.storeId === storeId,
    );
  return rows.filter(hears).map(({ id }) => id);
}

export type ChannelValues = {
  name: string;
  kind: RobotKind;
  storeId: string | null;
  teamId: string | null;
  kinds: string[];
  language: Language;
};
export type SealedAddress = {
  addressSealed: string;
  addressHash: Buffer;
  addressShown: string;
  secretSealed: string | null;
};

export async function insertChannel(
  { db, actor, now }: Ctx,
  channel: ChannelValues & SealedAddress & { id: string },
): Promise<void> {
  const { tenantId, personId } = actor;
  await db
    .insertInto('platform.channel')
    .values({ tenantId, ...channel, createdAt: now, createdBy: personId })
    .execute();
}

export async function updateChannel(
  { db, actor }: Ctx,
  id: string,
  change: Partial<ChannelValues & SealedAddress> & { stoppedAt?: string | null },
): Promise<void> {
  await db
    .updateTable('platform.channel')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function removeChannel({ db, actor }: Ctx, id: string): Promise<void> {
  await db
    .deleteFrom('platform.channel')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
