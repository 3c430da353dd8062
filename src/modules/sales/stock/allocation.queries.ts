import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';

/** Undefined where the car is promised or the contract has one: the keys say so. */
export async function insertAllocation(
  { db, actor, now }: Ctx,
  { vehicleId, contractId }: { vehicleId: string; contractId: string },
): Promise<string | undefined> {
  const made = await db
    .insertInto('sales.allocation')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      vehicleId,
      contractId,
      allocatedBy: actor.personId,
      allocatedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Ends what a contract was promised; answers which car is free by it. */
export async function endAllocation(
  { db, actor, now }: Ctx,
  contractId: string,
  reason: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ vehicleId: string }>`update sales.allocation
    set released_at = ${now}::timestamptz, released_by = ${actor.personId}::uuid, reason = ${reason}
    where tenant_id = ${actor.tenantId} and contract_id = ${contractId}::uuid and released_at is null
    returning vehicle_id`.execute(db);
  return rows[0]?.vehicleId;
}

/** Who has a car promised, if anybody. */
export async function promisedTo({ db, actor }: Ctx, vehicleId: string) {
  const { rows } = await sql<{
    contractId: string;
    number: string;
    dealId: string;
    personId: string | null;
  }>`select a.contract_id, c.number, c.deal_id, d.person_id
    from sales.allocation a join sales.contract c on c.tenant_id = a.tenant_id and c.id = a.contract_id
    join sales.deal d on d.tenant_id = c.tenant_id and d.id = c.deal_id
    where a.tenant_id = ${actor.tenantId} and a.vehicle_id = ${vehicleId}::uuid and a.released_at is null`.execute(
    db,
  );
  return rows[0];
}

export async function vinOf({ db, actor }: Ctx, vehicleId: string): Promise<string> {
  const { vin } = await db
    .selectFrom('sales.vehicle')
    .select('vin')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', vehicleId)
    .executeTakeFirstOrThrow();
  return vin;
}

/** Writes the promised car on the contract, or takes it away. */
export async function setVehicle(
  { db, actor }: Ctx,
  contractId: string,
  vehicleId: string | null,
): Promise<void> {
  await db
    .updateTable('sales.contract')
    .set({ vehicleId })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', contractId)
    .execute();
}

export type FreeCar = {
  vehicleId: string;
  vin: string;
  trimId: string;
  trimName: string;
  modelId: string;
  colour: string;
  state: 'in_stock' | 'in_transit';
  etaOn: Day | null;
  arrivedOn: Day | null;
  storeId: string;
  storeName: string;
  guideFen: number | null;
};

/** Cars for sale of a model that are promised to nobody, with the guide price of a day (可配车源). */
export async function freeCarsOf(
  ctx: Ctx,
  { modelId, day }: { modelId: string; day: Day },
): Promise<FreeCar[]> {
  const { rows } =
    await sql<FreeCar>`select v.id as vehicle_id, v.vin, v.trim_id, t.name as trim_name, t.model_id, v.colour,
      v.state, v.eta_on, v.arrived_on, v.store_id, s.name as store_name,
      (select p.guide_fen from catalog.trim_price p where p.tenant_id = v.tenant_id and p.trim_id = v.trim_id
        and p.from_on <= ${day}::date order by p.from_on desc limit 1) as guide_fen
    from sales.vehicle v join catalog.trim t on t.tenant_id = v.tenant_id and t.id = v.trim_id
    join people.store s on s.tenant_id = v.tenant_id and s.id = v.store_id
    where v.tenant_id = ${ctx.actor.tenantId} and t.model_id = ${modelId}::uuid and v.use = 'sale'
      and v.state in ('in_stock', 'in_transit')
      and ${withinReach(ctx, 'stock', 'read', { store: 'v.storeId' })}
      and not exists (select from sales.allocation a where a.tenant_id = v.tenant_id and a.vehicle_id = v.id
        and a.released_at is null)
    order by v.arrived_on nulls last, v.id limit 300`.execute(ctx.db);
  return rows;
}

/** How many contracts wait for a car, by trim (在等的合同). */
export async function waitingByTrim({ db, actor }: Ctx, trimIds: readonly string[]) {
  const { rows } = await sql<{
    trimId: string;
    count: number;
  }>`select trim_id, count(*)::int as count
    from sales.contract where tenant_id = ${actor.tenantId} and trim_id = any(${[...trimIds]}::uuid[])
      and state in ('draft', 'signed') and vehicle_id is null group by trim_id`.execute(db);
  return new Map(rows.map(({ trimId, count }) => [trimId, count]));
}

/** Which other contracts wait for a car of a trim, by signature; who did not sign yet comes last. */
export async function othersWaiting({ db, actor }: Ctx, trimId: string, contractId: string) {
  const { rows } = await sql<{
    number: string;
    personName: string | null;
    signedAt: string | null;
    promisedOn: Day | null;
  }>`select c.number, p.name as person_name, c.signed_at, c.promised_on from sales.contract c
    join sales.deal d on d.tenant_id = c.tenant_id and d.id = c.deal_id
    left join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
    where c.tenant_id = ${actor.tenantId} and c.trim_id = ${trimId}::uuid and c.id <> ${contractId}::uuid
      and c.state in ('draft', 'signed') and c.vehicle_id is null
    order by c.signed_at nulls last, c.id limit 20`.execute(db);
  return rows;
}

/** The trim of a contract with its model and guide price of a day. */
export async function orderedTrim(
  { db, actor }: Ctx,
  { trimId, day }: { trimId: string; day: Day },
) {
  const { rows } = await sql<{ modelId: string; guideFen: number | null }>`select t.model_id,
      (select p.guide_fen from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
        and p.from_on <= ${day}::date order by p.from_on desc limit 1) as guide_fen
    from catalog.trim t where t.tenant_id = ${actor.tenantId} and t.id = ${trimId}::uuid`.execute(
    db,
  );
  return rows[0]!;
}
