import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';

type Made = { id: string };

export type NewTender = {
  accountId: string;
  title: string;
  deadlineOn: Day;
  quantity: number | null;
  amountFen: number | null;
  state: string;
};

const stamp = ({ actor, now }: Ctx) => ({
  tenantId: actor.tenantId,
  id: uuidV7(),
  madeBy: actor.personId,
  madeAt: now,
});

export async function insertTender(ctx: Ctx, tender: NewTender): Promise<Made> {
  const row = { ...stamp(ctx), ...tender };
  await ctx.db.insertInto('sales.tender').values(row).execute();
  return { id: row.id };
}

export const tenderOf = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('sales.tender')
    .select(['id', 'accountId', 'state', 'deadlineOn', 'lostTo', 'resultNote', 'resultOn'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

export async function changeTender(
  { db, actor }: Ctx,
  id: string,
  change: {
    state: string;
    deadlineOn: Day;
    lostTo: string;
    resultNote: string;
    resultOn: Day | null;
  },
) {
  await db
    .updateTable('sales.tender')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export type NewPrice = {
  accountId: string;
  modelId: string;
  trimId: string | null;
  priceFen: number;
  fromOn: Day;
  toOn: Day;
  quantity: number | null;
  note: string;
};

export async function insertPrice(ctx: Ctx, price: NewPrice): Promise<Made> {
  const row = { ...stamp(ctx), ...price };
  await ctx.db.insertInto('sales.frameworkPrice').values(row).execute();
  return { id: row.id };
}

/** The account of a framework price, and whether anything was ever ordered under it. */
export async function priceToDrop({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{ accountId: string; isUsed: boolean }>`select f.account_id, exists (
      select from sales.bulk_order o where o.tenant_id = f.tenant_id and o.framework_id = f.id) as is_used
    from sales.framework_price f where f.tenant_id = ${actor.tenantId} and f.id = ${id}::uuid`.execute(
    db,
  );
  return rows[0];
}

export async function deletePrice({ db, actor }: Ctx, id: string) {
  await db
    .deleteFrom('sales.frameworkPrice')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export type NewOrder = {
  accountId: string;
  storeId: string;
  modelId: string;
  trimId: string | null;
  frameworkId: string | null;
  tenderId: string | null;
  quantity: number;
  priceFen: number;
  orderedOn: Day;
  note: string;
};
export type NewPart = { dueOn: Day; quantity: number };

export async function insertOrder(
  ctx: Ctx,
  order: NewOrder,
  parts: readonly NewPart[],
): Promise<Made> {
  const row = { ...stamp(ctx), ...order };
  await ctx.db.insertInto('sales.bulkOrder').values(row).execute();
  await insertParts(ctx, row.id, parts);
  return { id: row.id };
}

export async function insertParts(
  { db, actor }: Ctx,
  orderId: string,
  parts: readonly NewPart[],
): Promise<void> {
  if (parts.length === 0) return;
  await db
    .insertInto('sales.bulkPart')
    .values(parts.map((part) => ({ tenantId: actor.tenantId, id: uuidV7(), orderId, ...part })))
    .execute();
}

/** A bulk order, locked until the commit: its parts change one after the other. */
export const lockOrder = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('sales.bulkOrder')
    .select(['id', 'accountId', 'quantity', 'cancelledOn'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const partsOf = ({ db, actor }: Ctx, orderId: string) =>
  db
    .selectFrom('sales.bulkPart')
    .select(['id', 'dueOn', 'quantity', 'delivered'])
    .where('tenantId', '=', actor.tenantId)
    .where('orderId', '=', orderId)
    .limit(200)
    .execute();

export async function changePart({ db, actor }: Ctx, id: string, part: NewPart): Promise<void> {
  await db
    .updateTable('sales.bulkPart')
    .set(part)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function deleteParts({ db, actor }: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('sales.bulkPart')
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

export const orderOfPart = async ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('sales.bulkPart as part')
    .innerJoin('sales.bulkOrder as order', (join) =>
      join.onRef('order.tenantId', '=', 'part.tenantId').onRef('order.id', '=', 'part.orderId'),
    )
    .select(['order.id', 'order.accountId', 'part.quantity', 'part.delivered'])
    .where('part.tenantId', '=', actor.tenantId)
    .where('part.id', '=', id)
    .executeTakeFirst();

/** Hands so many more over, if the part holds them and its order stands: one statement decides. */
export async function deliverOf(
  { db, actor }: Ctx,
  { id, quantity, on }: { id: string; quantity: number; on: Day },
) {
  const { rows } = await sql<{ delivered: number; left: number }>`update sales.bulk_part p
    set delivered = p.delivered + ${quantity}::int, delivered_on = greatest(p.delivered_on, ${on}::date)
    from sales.bulk_order o
    where o.tenant_id = p.tenant_id and o.id = p.order_id and o.cancelled_on is null
      and p.tenant_id = ${actor.tenantId} and p.id = ${id}::uuid and p.delivered + ${quantity}::int <= p.quantity
    returning p.delivered, p.quantity - p.delivered as left`.execute(db);
  return rows[0];
}

export async function cancelOrderOf(
  { db, actor }: Ctx,
  id: string,
  { on, reason }: { on: Day; reason: string },
) {
  await db
    .updateTable('sales.bulkOrder')
    .set({ cancelledOn: on, cancelReason: reason })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
