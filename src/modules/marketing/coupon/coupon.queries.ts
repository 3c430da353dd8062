import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { CouponState, Stock } from './coupon.rules.ts';
import type { CouponKind, PublicCoupon } from './coupon.schema.ts';

type KindRow = z.output<typeof CouponKind>;

export async function kindsOf({ db, actor }: Ctx): Promise<KindRow[]> {
  const { rows } = await sql<KindRow>`
    select k.id, k.name, k.kind, k.value_fen, k.stock, k.issued, k.per_customer, k.starts_on, k.ends_on, k.text,
      c.name as campaign_name, k.closed_at,
      (select count(*)::int from marketing.coupon o where o.tenant_id = k.tenant_id and o.kind_id = k.id
        and o.claimed_at is not null) as claimed,
      (select count(*)::int from marketing.coupon o where o.tenant_id = k.tenant_id and o.kind_id = k.id
        and o.state = 'redeemed') as redeemed
    from marketing.coupon_kind k
    left join marketing.campaign c on c.tenant_id = k.tenant_id and c.id = k.campaign_id
    where k.tenant_id = ${actor.tenantId} order by k.made_at desc limit 200`.execute(db);
  return rows;
}

export type NewKind = Pick<
  KindRow,
  'name' | 'kind' | 'valueFen' | 'stock' | 'perCustomer' | 'startsOn' | 'endsOn' | 'text'
> & { campaignId: string | null };

/** Undefined where the name is taken. */
export async function insertKind(
  { db, actor, now }: Ctx,
  kind: NewKind,
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('marketing.couponKind')
    .values({ tenantId: actor.tenantId, id, madeBy: actor.personId, madeAt: now, ...kind })
    .onConflict((conflict) => conflict.columns(['tenantId', 'name']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

export async function isCampaign({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from marketing.campaign where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}

export async function closeKind({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const closed = await db
    .updateTable('marketing.couponKind')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows === 1n;
}

/** A kind, locked: whoever issues of it waits here, so that never more are out than there are. */
export async function lockKind({ db, actor }: Ctx, id: string): Promise<Stock | undefined> {
  const { rows } =
    await sql<Stock>`select stock, issued, per_customer, ends_on, closed_at is not null as is_closed
    from marketing.coupon_kind where tenant_id = ${actor.tenantId} and id = ${id}::uuid for no key update`.execute(
      db,
    );
  return rows[0];
}

export type Held = {
  id: string;
  code: string;
  state: CouponState;
  name: string;
  kind: 'lane' | 'gift' | 'discount';
  valueFen: number | null;
  endsOn: Day;
  issuedAt: string;
};

/** A customer's coupons that were not taken back, the latest first. */
export async function couponsOf(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  customerId: string,
  kindId: string | null = null,
): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select o.id, o.code, o.state, k.name, k.kind, k.value_fen, k.ends_on, o.issued_at
    from marketing.coupon o join marketing.coupon_kind k on k.tenant_id = o.tenant_id and k.id = o.kind_id
    where o.tenant_id = ${actor.tenantId} and o.customer_id = ${customerId}::uuid and o.state <> 'cancelled'
      and (${kindId}::uuid is null or o.kind_id = ${kindId}::uuid)
    order by o.id desc limit 50`.execute(db);
  return rows;
}

type NewCoupon = { kindId: string; code: string; customerId: string; origin: string };

export async function insertCoupon({ db, actor, now }: Ctx, coupon: NewCoupon): Promise<string> {
  const id = uuidV7();
  await sql`update marketing.coupon_kind set issued = issued + 1
    where tenant_id = ${actor.tenantId} and id = ${coupon.kindId}::uuid`.execute(db);
  await db
    .insertInto('marketing.coupon')
    .values({
      tenantId: actor.tenantId,
      id,
      issuedBy: actor.personId,
      issuedAt: now,
      ...coupon,
    })
    .execute();
  await db
    .insertInto('platform.publicLink')
    .values({
      code: coupon.code,
      tenantId: actor.tenantId,
      kind: 'coupon',
      recordId: id,
      createdAt: now,
    })
    .execute();
  return id;
}

export async function publicCoupon({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<z.output<typeof PublicCoupon>>`
    select g.name as group_name, k.name, k.kind, k.value_fen, k.text, k.starts_on, k.ends_on, o.state
    from marketing.coupon o
    join marketing.coupon_kind k on k.tenant_id = o.tenant_id and k.id = o.kind_id
    join people.dealer_group g on g.tenant_id = o.tenant_id
    where o.tenant_id = ${actor.tenantId} and o.id = ${id}::uuid`.execute(db);
  return rows[0]!;
}

export type Locked = {
  id: string;
  state: CouponState;
  startsOn: Day;
  endsOn: Day;
  name: string;
  kind: 'lane' | 'gift' | 'discount';
  valueFen: number | null;
  customerName: string;
};

/** A coupon by its code, locked: of two tills the second finds it redeemed. */
export async function lockCoupon({ db, actor }: Ctx, code: string): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`
    select o.id, o.state, k.starts_on, k.ends_on, k.name, k.kind, k.value_fen, c.name as customer_name
    from marketing.coupon o
    join marketing.coupon_kind k on k.tenant_id = o.tenant_id and k.id = o.kind_id
    join customers.customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    where o.tenant_id = ${actor.tenantId} and o.code = ${code} for update of o`.execute(db);
  return rows[0];
}

type Change = Partial<{
  state: CouponState;
  claimedAt: string;
  redeemedAt: string;
  redeemedBy: string;
  storeId: string;
  dealId: string | null;
  cancelledAt: string;
  note: string;
}>;

export async function changeCoupon({ db, actor }: Ctx, id: string, change: Change): Promise<void> {
  await db
    .updateTable('marketing.coupon')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Whether the coupon was redeemed by this deal and now is the customer's again. */
export async function unredeem({ db, actor }: Ctx, id: string, dealId: string): Promise<boolean> {
  const freed = await db
    .updateTable('marketing.coupon')
    .set({ state: 'claimed', redeemedAt: null, redeemedBy: null, storeId: null, dealId: null })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('dealId', '=', dealId)
    .where('state', '=', 'redeemed')
    .executeTakeFirst();
  return freed.numUpdatedRows === 1n;
}
