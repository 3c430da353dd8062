import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';

/** What a merge moved, by kind of record; identities as `kind value`. */
export type Moved = Record<string, string[]>;

export async function moveIdentities(
  { db, actor }: Ctx,
  { from, to, only }: { from: string; to: string; only?: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{
    key: string;
  }>`update customers.identity set customer_id = ${to}::uuid
    where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
      and (${only === undefined}::boolean or kind || ' ' || value = any(${[...(only ?? [])]}::text[]))
    returning kind || ' ' || value as key`.execute(db);
  return rows.map(({ key }) => key);
}

/** The kept one gets the other's tags too; answers which of them are new. */
export async function copyTags(
  { db, actor }: Ctx,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`insert into customers.tagging
      (tenant_id, customer_id, tag, tagged_by, tagged_at)
    select tenant_id, ${to}::uuid, tag, tagged_by, tagged_at from customers.tagging
    where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
    on conflict do nothing returning tag`.execute(db);
  return rows.map(({ tag }) => tag);
}

export async function dropTags({ db, actor }: Ctx, id: string, tags: readonly string[]) {
  await sql`delete from customers.tagging where tenant_id = ${actor.tenantId} and customer_id = ${id}::uuid
    and tag = any(${[...tags]}::text[])`.execute(db);
}

export type NewMerge = { keptId: string; goneId: string; moved: Moved; note: string };

export async function insertMerge({ db, actor, now }: Ctx, merge: NewMerge): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('customers.merge')
    .values({
      tenantId: actor.tenantId,
      id,
      ...merge,
      moved: JSON.stringify(merge.moved),
      mergedBy: actor.personId,
      mergedAt: now,
    })
    .execute();
  return id;
}

export async function lockMerge({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{
    keptId: string;
    goneId: string;
    moved: Moved;
    undoneAt: string | null;
  }>`select kept_id, gone_id, moved, undone_at from customers.merge
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid for update`.execute(db);
  return rows[0];
}

export async function endMerge({ db, actor, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('customers.merge')
    .set({ undoneBy: actor.personId, undoneAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Merges into a customer that stand, the latest first. */
export async function mergesInto({ db, actor }: Ctx, keptId: string) {
  const { rows } = await sql<{
    id: string;
    goneId: string;
    goneName: string;
    mergedAt: string;
    mergedByName: string | null;
    moved: number;
    note: string;
  }>`select m.id, m.gone_id, c.name as gone_name, m.merged_at, m.note,
      (select name from people.person p where p.tenant_id = m.tenant_id and p.id = m.merged_by) as merged_by_name,
      (select coalesce(sum(jsonb_array_length(value)), 0)::int from jsonb_each(m.moved)
        where key not in ('filled', 'identity', 'tag')) as moved
    from customers.merge m join customers.customer c on c.tenant_id = m.tenant_id and c.id = m.gone_id
    where m.tenant_id = ${actor.tenantId} and m.kept_id = ${keptId}::uuid and m.undone_at is null
    order by m.merged_at desc, m.id desc limit 50`.execute(db);
  return rows;
}
