import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';

export type Candidate = { id: string; name: string; storeName: string | null };

/** Staff who stay, of one store and of none, by name: who could take work over there. */
export async function stayingStaff(
  { db, actor }: Ctx,
  { storeId, but }: { storeId: string | null; but: string },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id, p.name, s.name as store_name from people.person p
    left join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
    where p.tenant_id = ${actor.tenantId} and p.left_on is null and p.activated_at is not null
      and p.id <> ${but}::uuid and (${storeId}::uuid is null or p.store_id = ${storeId}::uuid or p.store_id is null)
    order by p.store_id is null, p.name limit 300`.execute(db);
  return rows;
}

/**
 * How many of these people may be given work (可派工作): on the staff, without a day of leaving. Their
 * rows are held to the end of the transaction, so that a leaving at the same moment sees the work.
 */
export async function staffWhoStay({ db, actor }: Ctx, ids: readonly string[]): Promise<number> {
  const rows = await db
    .selectFrom('people.person')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [...ids])
    .where('leftOn', 'is', null)
    .forShare()
    .execute();
  return rows.length;
}

/** The stores that the open items of a kind stand in. */
export async function storesOfItems(
  { db, actor }: Ctx,
  { handoverId, kind }: { handoverId: string; kind: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct store_id as id from people.handover_item
    where tenant_id = ${actor.tenantId} and handover_id = ${handoverId}::uuid and kind = ${kind}
      and state = 'open' and store_id is not null`.execute(db);
  return rows.map(({ id }) => id);
}

/** People of the group whose day of leaving has come while their login still works. */
export async function overdueLeavers({ db, actor }: Ctx, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people.person p
    where p.tenant_id = ${actor.tenantId} and p.left_on <= ${today}::date and (
      p.id in (select l.person_id from platform.login l
        where l.tenant_id = ${actor.tenantId} and l.disabled_at is null)
      or exists (select 1 from people.handover h where h.tenant_id = p.tenant_id
        and h.person_id = p.id and h.access_ended_at is null
        and h.archived_at is null and h.cancelled_at is null))
    order by p.id limit 1000`.execute(db);
  return rows.map(({ id }) => id);
}
