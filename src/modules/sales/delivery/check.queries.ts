import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { ReadyKind } from './delivery.rules.ts';

type Key = { deliveryId: string; item: string };

/** Ticks a line; who ticked first stays. */
export async function tick({ db, actor, now }: Ctx, { deliveryId, item }: Key, note: string) {
  await db
    .insertInto('sales.deliveryTick')
    .values({
      tenantId: actor.tenantId,
      deliveryId,
      item,
      note,
      doneBy: actor.personId,
      doneAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'deliveryId', 'item']).doUpdateSet({ note }),
    )
    .execute();
}

export async function untick({ db, actor }: Ctx, { deliveryId, item }: Key): Promise<void> {
  await db
    .deleteFrom('sales.deliveryTick')
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .where('item', '=', item)
    .execute();
}

export async function confirm(
  { db, actor, now }: Ctx,
  { deliveryId, what }: { deliveryId: string; what: ReadyKind },
  note: string,
) {
  await db
    .insertInto('sales.deliveryReady')
    .values({
      tenantId: actor.tenantId,
      deliveryId,
      what,
      note,
      confirmedBy: actor.personId,
      confirmedAt: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'deliveryId', 'what']).doUpdateSet({ note }),
    )
    .execute();
}

export async function takeBack(
  { db, actor }: Ctx,
  { deliveryId, what }: { deliveryId: string; what: ReadyKind },
): Promise<void> {
  await db
    .deleteFrom('sales.deliveryReady')
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .where('what', '=', what)
    .execute();
}

type Done = { item: string; note: string; byName: string | null; at: string };
type Confirmed = { what: ReadyKind; note: string; byName: string | null; at: string };
type Rest = {
  note: string;
  endNote: string;
  promisedOn: string | null;
  storeName: string | null;
  personName: string | null;
  handedAt: string | null;
  handedByName: string | null;
  exchangeUntil: string | null;
  faultUntil: string | null;
};

/** What only the page of a delivery shows of it. */
export async function restOf({ db, actor }: Ctx, id: string): Promise<Rest> {
  const { rows } = await sql<Rest>`select d.note, d.end_note, k.promised_on, s.name as store_name,
      p.name as person_name, d.handed_at, h.name as handed_by_name, d.exchange_until, d.fault_until
    from sales.delivery d
    join sales.contract k on k.tenant_id = d.tenant_id and k.id = d.contract_id
    join sales.deal l on l.tenant_id = d.tenant_id and l.id = d.deal_id
    left join people.store s on s.tenant_id = d.tenant_id and s.id = d.store_id
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.person_id
    left join people.person h on h.tenant_id = d.tenant_id and h.id = d.handed_by
    where d.tenant_id = ${actor.tenantId} and d.id = ${id}::uuid`.execute(db);
  return rows[0]!;
}

/** Who ticked what, and who confirmed what, with when. */
export async function checksOf({ db, actor }: Ctx, deliveryId: string) {
  const ticks = await sql<Done>`select t.item, t.note, p.name as by_name, t.done_at as at
    from sales.delivery_tick t left join people.person p on p.tenant_id = t.tenant_id and p.id = t.done_by
    where t.tenant_id = ${actor.tenantId} and t.delivery_id = ${deliveryId}::uuid order by t.done_at limit 200`.execute(
    db,
  );
  const confirmed =
    await sql<Confirmed>`select r.what, r.note, p.name as by_name, r.confirmed_at as at
    from sales.delivery_ready r left join people.person p on p.tenant_id = r.tenant_id and p.id = r.confirmed_by
    where r.tenant_id = ${actor.tenantId} and r.delivery_id = ${deliveryId}::uuid order by r.what limit 10`.execute(
      db,
    );
  return { ticks: ticks.rows, confirmed: confirmed.rows };
}
