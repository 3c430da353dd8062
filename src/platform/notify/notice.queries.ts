import { sql } from 'kysely';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { channel, type Happening } from '../outbox.ts';

export type NewNotice = { kind: string; key: string; params: object; link: string };

/** Writes a notice for each person who does not have it yet; answers the new ones. */
export async function insertNotices(
  { db, actor, now }: Ctx,
  personIds: readonly string[],
  { kind, key, params, link }: NewNotice,
): Promise<{ id: string; personId: string }[]> {
  if (personIds.length === 0) return [];
  const ids = personIds.map(() => uuidV7());
  const { rows } = await sql<{ id: string; personId: string }>`
    insert into platform.notice (tenant_id, id, person_id, kind, key, params, link, created_at)
    select ${actor.tenantId}::uuid, told.id, told.person_id, ${kind}, ${key},
      ${JSON.stringify(params)}::jsonb, ${link}, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${[...personIds]}::uuid[]) as told (id, person_id)
    on conflict (tenant_id, person_id, kind, key) do nothing
    returning id, person_id`.execute(db);
  return rows;
}

/** Wakes the bells of many people at the commit. */
export async function wakeBells(
  { db, actor }: Ctx,
  topics: readonly string[],
  key: string,
): Promise<void> {
  const told = topics.map((topic): string => {
    const happening: Happening = { tenantId: actor.tenantId, topic, key };
    return JSON.stringify(happening);
  });
  await sql`select pg_notify(${channel}, told) from unnest(${told}::text[]) as told`.execute(db);
}

/** The only door to notices: the asker's own. */
const mine = ({ db, actor }: Ctx) =>
  db
    .selectFrom('platform.notice')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId);

export type NoticesAsked = {
  limit: number;
  after?: string | undefined;
  kind?: string | undefined;
  unread?: boolean | undefined;
};

/** My notices, newest first: ids are in time order. */
export const myNotices = (ctx: Ctx, { limit, after, kind, unread }: NoticesAsked) =>
  mine(ctx)
    .select(['id', 'kind', 'params', 'link', 'createdAt', 'readAt'])
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .$if(!!kind, (query) => query.where('kind', '=', kind!))
    .$if(!!unread, (query) => query.where('readAt', 'is', null))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();

/** The kinds of my notices. */
export const myKinds = (ctx: Ctx) => mine(ctx).select('kind').distinct().execute();

/** How many are unread; beyond 99 nobody counts. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const unread = mine(ctx).select('id').where('readAt', 'is', null).limit(100).as('unread');
  const { count } = await ctx.db
    .selectFrom(unread)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks my unread notices as read: the named ones, those of a kind, or all. */
export async function markRead(
  { db, actor, now }: Ctx,
  { ids, kind }: { ids?: readonly string[]; kind?: string | undefined },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('platform.notice')
    .set({ readAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...ids!]))
    .$if(!!kind, (query) => query.where('kind', '=', kind!))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
