import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/db.ts';
import type { BulkOrder, BulkPart, FrameworkPrice, Tender } from './account-work.schema.ts';
import type { AccountContact } from './account.schema.ts';

type Home = { id: string; storeId: string; teamId: string | null; ownerId: string };
const most = 200;

export async function contactsOf(ctx: Ctx, { id, storeId, teamId, ownerId }: Home) {
  const { db, actor } = ctx;
  const { rows } = await sql<
    Omit<z.infer<typeof AccountContact>, 'storeId' | 'teamId' | 'personId' | 'hidden'>
  >`select id, name, position, part, nullif(phone, '') as phone, note from sales.account_contact
    where tenant_id = ${actor.tenantId} and account_id = ${id}::uuid order by made_at, id limit ${most}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, storeId, teamId, personId: ownerId }));
}

export async function membersOf({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{ personId: string; name: string }>`select m.person_id, p.name
    from sales.account_member m join people.person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where m.tenant_id = ${actor.tenantId} and m.account_id = ${id}::uuid order by m.since, p.name limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function goalsOf({ db, actor }: Ctx, id: string) {
  return db
    .selectFrom('sales.accountGoal')
    .select(['year', 'orders'])
    .where('tenantId', '=', actor.tenantId)
    .where('accountId', '=', id)
    .orderBy('year', 'desc')
    .limit(20)
    .execute();
}

/** Tenders, those to be decided first by their deadline, then the decided, the latest first. */
export async function tendersOf({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<
    z.infer<typeof Tender>
  >`select id, title, deadline_on, quantity, amount_fen, state, lost_to,
      result_note, result_on
    from sales.tender where tenant_id = ${actor.tenantId} and account_id = ${id}::uuid
    order by (result_on is not null), case when result_on is null then deadline_on end, result_on desc, id
    limit ${most}`.execute(db);
  return rows;
}

export async function pricesOf({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<
    z.infer<typeof FrameworkPrice>
  >`select f.id, f.model_id, m.name as model_name, f.trim_id,
      t.name as trim_name, f.price_fen, f.from_on, f.to_on, f.quantity, f.note,
      (select coalesce(sum(o.quantity), 0)::int from sales.bulk_order o where o.tenant_id = f.tenant_id
        and o.account_id = f.account_id and o.framework_id = f.id and o.cancelled_on is null) as used
    from sales.framework_price f
    join catalog.model m on m.tenant_id = f.tenant_id and m.id = f.model_id
    left join catalog.trim t on t.tenant_id = f.tenant_id and t.id = f.trim_id
    where f.tenant_id = ${actor.tenantId} and f.account_id = ${id}::uuid
    order by f.to_on desc, m.name, f.id limit ${most}`.execute(db);
  return rows;
}

type Order = Omit<z.infer<typeof BulkOrder>, 'parts'>;
type PartRow = z.infer<typeof BulkPart> & { orderId: string };

/** Bulk orders with their parts, the latest first. */
export async function ordersOf({ db, actor }: Ctx, id: string) {
  const { rows } =
    await sql<Order>`select o.id, o.model_id, m.name as model_name, o.trim_id, t.name as trim_name,
      o.quantity, o.price_fen, o.ordered_on, o.cancelled_on, o.cancel_reason, o.note
    from sales.bulk_order o
    join catalog.model m on m.tenant_id = o.tenant_id and m.id = o.model_id
    left join catalog.trim t on t.tenant_id = o.tenant_id and t.id = o.trim_id
    where o.tenant_id = ${actor.tenantId} and o.account_id = ${id}::uuid
    order by o.ordered_on desc, o.id desc limit ${most}`.execute(db);
  const parts =
    await sql<PartRow>`select id, order_id, due_on, quantity, delivered, delivered_on from sales.bulk_part
    where tenant_id = ${actor.tenantId} and order_id = any(${rows.map((row) => row.id)}::uuid[])
    order by due_on, id limit ${most * 60}`.execute(db);
  const byOrder = Map.groupBy(parts.rows, ({ orderId }) => orderId);
  return rows.map((row) => ({
    ...row,
    parts: (byOrder.get(row.id) ?? []).map(({ orderId: _, ...part }) => part),
  }));
}
