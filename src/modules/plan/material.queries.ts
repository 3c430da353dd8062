import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

export type StoreRow = { id: string; name: string };
export type SellerRow = { id: string; name: string; storeId: string; teamId: string | null };
export type ModelRow = { id: string; name: string; brandId: string; brand: string };

/** Stores that take part: the plan's own, or all that are not closed before the year. */
export async function storesFor(
  { db, actor }: Ctx,
  plan: { year: number; storeId: string | null },
): Promise<StoreRow[]> {
  const { rows } = await sql<StoreRow>`select id, name from people.store
    where tenant_id = ${actor.tenantId} and (closed_on is null or closed_on >= ${`${plan.year}-01-01`}::date)
      ${plan.storeId ? sql`and id = ${plan.storeId}::uuid` : sql``} order by name, id`.execute(db);
  return rows;
}

export async function teamsFor({ db, actor }: Ctx) {
  const { rows } = await sql<{
    id: string;
    name: string;
    storeId: string;
  }>`select id, name, store_id
    from people.team where tenant_id = ${actor.tenantId} order by name, id`.execute(db);
  return rows;
}

/**
 * Who sells (销售顾问): people of a store who have not left before the year and hold the consultant's
 * role or position, or have delivered cars in the history.
 */
export async function sellersFor(
  { db, actor }: Ctx,
  year: number,
  delivered: readonly string[],
): Promise<SellerRow[]> {
  const { rows } =
    await sql<SellerRow>`select p.id, p.name, p.store_id, p.team_id from people.person p
    where p.tenant_id = ${actor.tenantId} and p.store_id is not null
      and (p.left_on is null or p.left_on >= ${`${year}-01-01`}::date)
      and (p.position like '%销售顾问%' or p.position ilike '%sales consultant%'
        or p.id = any(${[...delivered]}::uuid[])
        or exists (select 1 from people.person_role pr join people.role r
          on r.tenant_id = pr.tenant_id and r.id = pr.role_id
          where pr.tenant_id = p.tenant_id and pr.person_id = p.id and r.key = 'consultant'))
    order by p.name, p.id`.execute(db);
  return rows;
}

/** Models by id with their brand; all of them where no ids are given. */
export async function modelsFor({ db, actor }: Ctx, ids?: readonly string[]): Promise<ModelRow[]> {
  const { rows } = await sql<ModelRow>`select m.id, m.name, m.brand_id, b.name as brand
    from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    where m.tenant_id = ${actor.tenantId} ${ids ? sql`and m.id = any(${[...ids]}::uuid[])` : sql``}
    order by b.name, m.name, m.id`.execute(db);
  return rows;
}
