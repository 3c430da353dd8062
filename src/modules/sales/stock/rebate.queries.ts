import { sql } from 'kysely';
import { pageFrom } from '../../../kernel/page.ts';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import type { z } from 'zod';
import type { getRebates, Rebate } from './rebate.schema.ts';

type Row = Omit<z.output<typeof Rebate>, 'hidden'>;

/** Claims within reach, the latest first (返利台账). */
export async function rebatesOf(
  ctx: Ctx,
  { state = null, storeId = null, after = null, limit, today }: Asked,
) {
  const { rows } =
    await sql<Row>`select r.id, r.store_id, s.name as store_name, r.name, r.vehicle_id, v.vin, r.state,
      r.claimed_on, r.expected_on, r.expected_fen, r.received_on, r.received_fen,
      r.received_fen - r.expected_fen as difference_fen, r.note,
      case when r.state = 'claimed' then greatest(0, ${today}::date - r.expected_on) else 0 end as days_overdue
    from sales.rebate r join people.store s on s.tenant_id = r.tenant_id and s.id = r.store_id
    left join sales.vehicle v on v.tenant_id = r.tenant_id and v.id = r.vehicle_id
    where r.tenant_id = ${ctx.actor.tenantId} and ${withinReach(ctx, 'stock', 'read', { store: 'r.storeId' })}
      and (${state}::text is null or r.state = ${state}) and (${storeId}::uuid is null or r.store_id = ${storeId}::uuid)
      and (${after}::uuid is null or r.id < ${after}::uuid)
    order by r.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(
    rows.map((row) => ({ ...row, daysOverdue: row.daysOverdue ?? 0 })),
    limit,
    ({ id }) => id,
  );
}

type Optional<T> = { [K in keyof T]: T[K] | null };
type Asked = Partial<
  Optional<Pick<z.output<typeof getRebates.input>, 'state' | 'storeId' | 'after'>>
> & {
  limit: number;
  today: Day;
};

/** Undefined where the same was claimed already for this car, or this lump at the store. */
export async function insertRebate(
  { db, actor, now }: Ctx,
  rebate: {
    storeId: string;
    vehicleId: string | null;
    name: string;
    claimedOn: Day;
    expectedFen: number;
    expectedOn: Day | null;
    note: string;
  },
) {
  const made = await db
    .insertInto('sales.rebate')
    .values({
      ...rebate,
      tenantId: actor.tenantId,
      id: uuidV7(),
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

export async function lockRebate(ctx: Ctx, id: string) {
  const { rows } = await sql<{
    id: string;
    state: string;
    storeId: string;
    expectedFen: number;
    note: string;
  }>`
    select r.id, r.state, r.store_id, r.expected_fen, r.note from sales.rebate r
    where r.tenant_id = ${ctx.actor.tenantId} and r.id = ${id}::uuid
      and ${withinReach(ctx, 'stock', 'edit', { store: 'r.storeId' })} for update`.execute(ctx.db);
  return rows[0];
}

export async function settleRebate(
  { db, actor, now }: Ctx,
  id: string,
  end: { receivedFen: number | null; receivedOn: Day | null; note: string },
): Promise<void> {
  const { receivedFen, receivedOn, note } = end;
  await db
    .updateTable('sales.rebate')
    .set({
      state: receivedFen === null ? 'refused' : 'received',
      receivedFen,
      receivedOn,
      note,
      settledBy: actor.personId,
      settledAt: now,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
