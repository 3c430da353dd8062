import { sql } from 'kysely';
import type { Ctx, Db } from '../db.ts';

const columns = ['id', 'name', 'mediaType', 'bytes', 'width', 'height', 'createdAt'] as const;

export type StoredFile = {
  id: string;
  home: string;
  recordId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
};

export const filesOf = (
  { db, actor }: Ctx,
  { home, recordId }: { home: string; recordId: string },
) =>
  db
    .selectFrom('platform.file as file')
    .select(columns)
    .select(
      sql<string | null>`(select p.name from people.person p
        where p.tenant_id = file.tenant_id and p.id = file.created_by)`.as('createdBy'),
    )
    .where('file.tenantId', '=', actor.tenantId)
    .where('home', '=', home)
    .where('recordId', '=', recordId)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(500)
    .execute();

/** A file by id; removed ones only for whom wants to bring them back. */
export const fileById = ({ db, actor }: Ctx, id: string, isRemoved = false) =>
  db
    .selectFrom('platform.file')
    .select([...columns, 'home', 'recordId', 'sha256'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('removedAt', isRemoved ? 'is not' : 'is', null)
    .executeTakeFirst();

export async function insertFile({ db, actor, now }: Ctx, file: StoredFile): Promise<void> {
  await db
    .insertInto('platform.file')
    .values({ tenantId: actor.tenantId, ...file, createdBy: actor.personId, createdAt: now })
    .execute();
}

export async function markRemoved({ db, actor }: Ctx, id: string, at: string | null) {
  await db
    .updateTable('platform.file')
    .set({ removedAt: at })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Forgets rows removed before an instant; answers their contents. */
export async function forgetRemoved(db: Db, tenantId: string, before: string): Promise<string[]> {
  const gone = await db
    .deleteFrom('platform.file')
    .where('tenantId', '=', tenantId)
    .where('removedAt', '<', before)
    .returning('sha256')
    .execute();
  return [...new Set(gone.map(({ sha256 }) => sha256))];
}

export async function isHeld(db: Db, tenantId: string, sha256: string): Promise<boolean> {
  const found = await db
    .selectFrom('platform.file')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
