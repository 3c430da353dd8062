import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';

/** Days for which the oldest free car of a trim stands at a store (最长库龄); null where none is there. */
export async function oldestFreeDays(
  { db, actor }: Ctx,
  { storeId, trimId, day }: { storeId: string; trimId: string; day: Day },
): Promise<number | null> {
  const { rows } = await sql<{ days: number | null }>`
    select max(${day}::date - v.arrived_on)::int as days from sales.vehicle v
    where v.tenant_id = ${actor.tenantId} and v.trim_id = ${trimId}::uuid and v.store_id = ${storeId}::uuid
      and v.state = 'in_stock' and v.use = 'sale' and not exists (select from sales.contract c
        where c.tenant_id = v.tenant_id and c.vehicle_id = v.id and c.state <> 'cancelled')`.execute(
    db,
  );
  return rows[0]?.days ?? null;
}
