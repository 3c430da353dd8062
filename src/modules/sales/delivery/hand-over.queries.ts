import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { Realised } from '../derivative/derivative.rules.ts';

export type Sold = {
  id: string;
  number: string;
  state: string;
  customerId: string;
  customerName: string;
  vehicleId: string | null;
  vin: string | null;
  vehicleState: string | null;
  trimId: string;
  modelId: string;
  modelName: string;
  colour: string;
  carFen: number;
  totalFen: number;
  costFen: number | null;
};

/**
 * The contract that is handed over, locked with its car. The car's cost is its own, or its trim's on the day of
 * signature where nobody knows it better; rebates of the maker come later and are none of it.
 */
export async function lockSold({ db, actor }: Ctx, contractId: string): Promise<Sold> {
  await sql`select from sales.contract where tenant_id = ${actor.tenantId} and id = ${contractId}::uuid for update`.execute(
    db,
  );
  await sql`select from sales.vehicle where tenant_id = ${actor.tenantId} and id = (select vehicle_id
      from sales.contract k where k.tenant_id = ${actor.tenantId} and k.id = ${contractId}::uuid) for update`.execute(
    db,
  );
  const { rows } =
    await sql<Sold>`select k.id, k.number, k.state, k.customer_id, c.name as customer_name,
      k.vehicle_id, v.vin, v.state as vehicle_state, k.trim_id, t.model_id, m.name as model_name, k.colour, k.car_fen,
      k.total_fen,
      coalesce(v.cost_fen, (select p.cost_fen from catalog.trim_price p where p.tenant_id = k.tenant_id
        and p.trim_id = k.trim_id and p.from_on <= (coalesce(k.signed_at, k.made_at) at time zone g.zone)::date
        order by p.from_on desc limit 1)) as cost_fen
    from sales.contract k join people.dealer_group g on g.tenant_id = k.tenant_id
    join catalog.trim t on t.tenant_id = k.tenant_id and t.id = k.trim_id
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join customers.customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
    left join sales.vehicle v on v.tenant_id = k.tenant_id and v.id = k.vehicle_id
    where k.tenant_id = ${actor.tenantId} and k.id = ${contractId}::uuid`.execute(db);
  return rows[0]!;
}

/** The contract is fulfilled: once, whoever else tries. */
export async function fulfilContract({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const done = await db
    .updateTable('sales.contract')
    .set({ state: 'delivered', deliveredAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'signed')
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** The car leaves the stock with its plate: once. */
export async function releaseVehicle(
  { db, actor }: Ctx,
  { id, day, plate }: { id: string; day: string; plate: string },
): Promise<boolean> {
  const done = await db
    .updateTable('sales.vehicle')
    .set({ state: 'delivered', deliveredOn: day, ...(plate && { plate }) })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'in_stock')
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export type WonDeal = {
  id: string;
  day: string;
  sold: Sold;
  realised: Realised;
  grossProfitFen: number | null;
};

/** The deal is won: what the car brought, what it cost and what came with it. */
export async function winDeal({ db, actor }: Ctx, won: WonDeal): Promise<void> {
  const { id, day, sold, realised, grossProfitFen } = won;
  await db
    .updateTable('sales.deal')
    .set({
      outcome: 'won',
      closedOn: day,
      modelId: sold.modelId,
      trimId: sold.trimId,
      colour: sold.colour,
      priceFen: sold.carFen,
      costFen: sold.costFen,
      grossProfitFen,
      financeFen: realised.finance?.netFen ?? null,
      insuranceFen: realised.insurance?.netFen ?? null,
      accessoriesFen: realised.accessory?.netFen ?? null,
      serviceFen: realised.service?.netFen ?? null,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
