import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';

type Used = {
  id: string;
  contractId: string;
  couponId: string;
  name: string;
  valueFen: number;
  freedAt: string | null;
};

export async function noteCoupon(
  { db, actor, now }: Ctx,
  used: { contractId: string; couponId: string; name: string; valueFen: number },
): Promise<void> {
  await db
    .insertInto('sales.contractCoupon')
    .values({ tenantId: actor.tenantId, id: uuidV7(), usedAt: now, ...used })
    .execute();
}

/** The coupons of some contracts, in the order in which they were used. */
export async function couponsIn(
  { db, actor }: Ctx,
  contractIds: readonly string[],
): Promise<Used[]> {
  const { rows } = await sql<Used>`select id, contract_id, coupon_id, name, value_fen, freed_at
    from sales.contract_coupon where tenant_id = ${actor.tenantId} and contract_id = any(${[...contractIds]}::uuid[])
    order by id limit 200`.execute(db);
  return rows;
}

/** Frees every coupon of a contract; answers which were. */
export async function freeCouponsIn(
  { db, actor, now }: Ctx,
  contractId: string,
): Promise<string[]> {
  const { rows } = await sql<{
    couponId: string;
  }>`update sales.contract_coupon set freed_at = ${now}::timestamptz
    where tenant_id = ${actor.tenantId} and contract_id = ${contractId}::uuid and freed_at is null
    returning coupon_id`.execute(db);
  return rows.map(({ couponId }) => couponId);
}
