import { sql } from 'kysely';
import type { ImportRun } from '../../../platform/import/kind.ts';

/** What was promised to a customer stays the car that was agreed. */
const isPromised = sql`exists (select from sales.allocation a where a.tenant_id = v.tenant_id and a.vehicle_id = v.id
  and a.released_at is null)`;

/**
 * Writes the cars of a file. Empty cells leave what is known; a car that has arrived does not go back on its way, and one
 * that was delivered stays so. A changed day of arrival in the future of a car in transit is kept with the others.
 */
export async function insertImportedVehicles({ db, actor, now }: ImportRun): Promise<void> {
  await sql`insert into sales.vehicle_eta (tenant_id, id, vehicle_id, was_on, eta_on, reason, noted_by, noted_at)
    select ${actor.tenantId}::uuid, gen_random_uuid(), v.id, v.eta_on, c.eta_on, '导入', ${actor.personId}::uuid,
      ${now}::timestamptz
    from import_change c join sales.vehicle v on v.tenant_id = ${actor.tenantId} and v.id = c.record_id
    where c.eta_on is not null and c.eta_on is distinct from v.eta_on and v.state = 'in_transit'`.execute(
    db,
  );
  await sql`insert into sales.vehicle as v (tenant_id, id, vin, store_id, trim_id, colour, state, ordered_on, eta_on,
      arrived_on, cost_fen, made_by, made_at)
    select s.tenant_id, c.record_id, upper(regexp_replace(c.vin, '[[:space:]-]', '', 'g')), s.id, t.id,
      coalesce(c.colour, ''), case when c.arrived_on is null then 'in_transit' else 'in_stock' end, c.ordered_on,
      c.eta_on, c.arrived_on, c.cost, ${actor.personId}::uuid, ${now}::timestamptz
    from import_change c
    join people.store s on s.tenant_id = ${actor.tenantId} and s.name = c.store
    join lateral (select t.id from catalog.trim t join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
      where t.tenant_id = ${actor.tenantId} and t.name = c.trim and m.name = c.model order by t.closed_at nulls first, t.id
      limit 1) t on true
    on conflict (tenant_id, id) do update set store_id = case when ${isPromised} then v.store_id else excluded.store_id end,
      trim_id = case when ${isPromised} then v.trim_id else excluded.trim_id end,
      colour = case when ${isPromised} then v.colour else coalesce(nullif(excluded.colour, ''), v.colour) end,
      state = case when v.state = 'in_transit' then excluded.state else v.state end,
      ordered_on = coalesce(excluded.ordered_on, v.ordered_on), eta_on = coalesce(excluded.eta_on, v.eta_on),
      arrived_on = coalesce(v.arrived_on, excluded.arrived_on),
      cost_fen = coalesce(excluded.cost_fen, v.cost_fen)`.execute(db);
}
