import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';
import type { GoalMeasure } from './goal.schema.ts';

export async function goalsOf(
  { db, actor }: Ctx,
  planId: string,
): Promise<Partial<Record<GoalMeasure, number>>> {
  const { rows } = await sql<{ measure: GoalMeasure; value: number }>`select measure, value
    from plan.goal where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid`.execute(db);
  return Object.fromEntries(rows.map(({ measure, value }) => [measure, value]));
}

/** Sets one goal, or removes it where the value is null. */
export async function writeGoal(
  { db, actor }: Ctx,
  planId: string,
  measure: string,
  value: number | null,
): Promise<void> {
  if (value === null)
    await sql`delete from plan.goal where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid
      and measure = ${measure}`.execute(db);
  else
    await sql`insert into plan.goal (tenant_id, plan_id, measure, value)
      values (${actor.tenantId}, ${planId}, ${measure}, ${value})
      on conflict (tenant_id, plan_id, measure) do update set value = excluded.value`.execute(db);
}

export async function rivalBrandsOf({ db, actor }: Ctx, planId: string): Promise<string[]> {
  const { rows } = await sql<{ brandId: string }>`select brand_id from plan.rival_brand
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid order by brand_id`.execute(
    db,
  );
  return rows.map((row) => row.brandId);
}

/** Names the rivals; answers how many of them the catalogue knows. */
export async function writeRivalBrands(
  { db, actor }: Ctx,
  planId: string,
  brandIds: readonly string[],
): Promise<number> {
  await sql`delete from plan.rival_brand where tenant_id = ${actor.tenantId}
    and plan_id = ${planId}::uuid`.execute(db);
  const { numAffectedRows } = await sql`insert into plan.rival_brand (tenant_id, plan_id, brand_id)
    select tenant_id, ${planId}::uuid, id from catalog.brand
    where tenant_id = ${actor.tenantId} and id = any(${[...brandIds]}::uuid[])`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export type BrandRegistrations = { brand: string; own: boolean; units: number };

/** Registrations of a year by brand (上牌量); `own` marks brands that the group sells. */
export async function registrationsIn(
  { db, actor }: Ctx,
  year: number,
): Promise<BrandRegistrations[]> {
  const { rows } = await sql<BrandRegistrations>`
    select r.brand_id::text as brand, bool_or(b.own_since is not null) as own, sum(r.registrations)::bigint as units
    from catalog.registration r join catalog.brand b on b.tenant_id = r.tenant_id and b.id = r.brand_id
    where r.tenant_id = ${actor.tenantId} and r.month between ${`${year}-01-01`}::date and ${`${year}-12-01`}::date
    group by r.brand_id`.execute(db);
  return rows;
}

/** Registrations of the whole market by month, for the season of the market. */
export async function marketMonths({ db, actor }: Ctx, before: number) {
  const { rows } = await sql<{ month: string; amount: number }>`
    select to_char(month, 'YYYY-MM') as month, sum(registrations)::bigint as amount from catalog.registration
    where tenant_id = ${actor.tenantId} and month < ${`${before}-01-01`}::date group by 1 order by 1`.execute(
    db,
  );
  return rows;
}

/** Sources that are online (线上来源). */
export async function onlineSources({ db, actor }: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from marketing.source
    where tenant_id = ${actor.tenantId} and reach = 'online'`.execute(db);
  return rows.map((row) => row.id);
}
