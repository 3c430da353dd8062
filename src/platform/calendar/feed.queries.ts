import type pg from 'pg';
import type { Ctx } from '../db.ts';

/** A link as it is found by its secret, before the tenant is known: only while its owner may sign in. */
export type FoundFeed = {
  id: string;
  tenantId: string;
  personId: string;
  parts: string[];
  language: 'zh' | 'en';
};

export async function feedBySecret(
  web: pg.Pool,
  secretHash: Buffer,
  now: string,
): Promise<FoundFeed | undefined> {
  const { rows } = await web.query<FoundFeed>({
    name: 'calendar-feed',
    text: `update platform.calendar_feed f set read_at = $2 where f.secret_hash = $1 and exists (
             select 1 from platform.login l where l.tenant_id = f.tenant_id and l.person_id = f.person_id
               and l.disabled_at is null)
           returning id, tenant_id as "tenantId", person_id as "personId", parts, language`,
    values: [secretHash, now],
  });
  return rows[0];
}

export const feedsOf = ({ db, actor }: Ctx) =>
  db
    .selectFrom('platform.calendarFeed')
    .select(['id', 'name', 'parts', 'createdAt', 'readAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .orderBy('createdAt')
    .limit(100)
    .execute();

export type NewFeed = {
  id: string;
  secretHash: Buffer;
  name: string;
  parts: string[];
  language: 'zh' | 'en';
};

export async function insertFeed({ db, actor, now }: Ctx, feed: NewFeed): Promise<void> {
  const { tenantId, personId } = actor;
  await db
    .insertInto('platform.calendarFeed')
    .values({ ...feed, tenantId, personId, createdAt: now })
    .execute();
}

export async function deleteFeed({ db, actor }: Ctx, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('platform.calendarFeed')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
