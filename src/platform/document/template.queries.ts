import { sql } from 'kysely';
import type { Ctx } from '../db.ts';

type Inside = Pick<Ctx, 'db' | 'actor'>;

/** Templates without their content, newest first; a place that is the tenant itself is the group. */
export const templatesOf = ({ db, actor }: Inside) =>
  db
    .selectFrom('platform.documentTemplate as template')
    .select([
      'template.id',
      'kind',
      'placeId',
      'version',
      'template.name',
      sql<number>`octet_length(content)`.as('bytes'),
      'isUsed',
      'createdAt',
      sql<string | null>`(select p.name from people.person p
        where p.tenant_id = template.tenant_id and p.id = template.created_by)`.as('createdBy'),
      sql<string | null>`(select s.name from people.store s
        where s.tenant_id = template.tenant_id and s.id = template.place_id)`.as('storeName'),
    ])
    .where('template.tenantId', '=', actor.tenantId)
    .orderBy('kind')
    .orderBy('placeId')
    .orderBy('version', 'desc')
    .limit(500)
    .execute();

export const templateById = ({ db, actor }: Inside, id: string) =>
  db
    .selectFrom('platform.documentTemplate')
    .select(['id', 'kind', 'placeId', 'version', 'name', 'content', 'isUsed'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** The template in use for a store, else the group's. */
export const templateInUse = (
  { db, actor }: Inside,
  { kind, storeId }: { kind: string; storeId: string | null },
) =>
  db
    .selectFrom('platform.documentTemplate')
    .select(['id', 'version', 'placeId', 'content'])
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', kind)
    .where('placeId', 'in', [actor.tenantId, ...(storeId ? [storeId] : [])])
    .where('isUsed', '=', true)
    .orderBy(sql`(place_id = ${actor.tenantId}::uuid)`)
    .executeTakeFirst();

type Place = { kind: string; placeId: string };

/** The number that the next version of a place takes; two takers of one number are told apart by the key. */
export async function nextVersion({ db, actor }: Inside, { kind, placeId }: Place) {
  const { last } = await db
    .selectFrom('platform.documentTemplate')
    .select(sql<number>`coalesce(max(version), 0)`.as('last'))
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', kind)
    .where('placeId', '=', placeId)
    .executeTakeFirstOrThrow();
  return last + 1;
}

export const useNone = ({ db, actor }: Inside, { kind, placeId }: Place) =>
  db
    .updateTable('platform.documentTemplate')
    .set({ isUsed: false })
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', kind)
    .where('placeId', '=', placeId)
    .where('isUsed', '=', true)
    .execute();

export const markUsed = ({ db, actor }: Inside, id: string) =>
  db
    .updateTable('platform.documentTemplate')
    .set({ isUsed: true })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();

export const insertTemplate = (
  { db, actor, now }: Ctx,
  row: Place & { id: string; version: number; name: string; content: Buffer },
) =>
  db
    .insertInto('platform.documentTemplate')
    .values({
      tenantId: actor.tenantId,
      ...row,
      isUsed: true,
      createdBy: actor.personId,
      createdAt: now,
    })
    .execute();
