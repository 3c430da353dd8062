import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

type Tenant = Pick<Ctx, 'db' | 'actor'>;
export type StoredScript = { id: string; sourceId: string | null; title: string; text: string };
type ScriptRow = StoredScript & {
  sourceName: string | null;
  changedByName: string | null;
  changedAt: string;
};

export async function scriptsOf({ db, actor }: Tenant): Promise<ScriptRow[]> {
  const { rows } = await sql<ScriptRow>`
    select c.id, c.source_id, s.name as source_name, c.title, c.text, p.name as changed_by_name, c.changed_at
    from marketing.script c
    left join marketing.source s on s.tenant_id = c.tenant_id and s.id = c.source_id
    left join people.person p on p.tenant_id = c.tenant_id and p.id = c.changed_by
    where c.tenant_id = ${actor.tenantId}
    order by c.source_id is not null, s.name, c.title, c.id limit 500`.execute(db);
  return rows;
}

/** What to say to a lead of a source (该来源的话术): its own scripts, then the general ones. */
export async function scriptsForSource(
  { db, actor }: Tenant,
  sourceId: string | null,
): Promise<StoredScript[]> {
  const { rows } = await sql<StoredScript>`select id, source_id, title, text from marketing.script
      where tenant_id = ${actor.tenantId} and (source_id is null or source_id = ${sourceId}::uuid)
      order by source_id is null, title, id limit 50`.execute(db);
  return rows;
}

export const scriptById = ({ db, actor }: Tenant, id: string) =>
  db
    .selectFrom('marketing.script')
    .select(['id', 'sourceId', 'title', 'text'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function insertScript(
  { db, actor, now }: Ctx,
  { id, sourceId, title, text }: StoredScript,
): Promise<void> {
  const changed = { changedBy: actor.personId, changedAt: now };
  await db
    .insertInto('marketing.script')
    .values({ tenantId: actor.tenantId, id, sourceId, title, text, ...changed })
    .execute();
}

export async function changeScript(
  { db, actor, now }: Ctx,
  { id, sourceId, title, text }: StoredScript,
): Promise<void> {
  await db
    .updateTable('marketing.script')
    .set({ sourceId, title, text, changedBy: actor.personId, changedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function removeScript({ db, actor }: Tenant, id: string): Promise<void> {
  await db
    .deleteFrom('marketing.script')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function isSource({ db, actor }: Tenant, id: string): Promise<boolean> {
  const { rows } = await sql`select from marketing.source where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}
