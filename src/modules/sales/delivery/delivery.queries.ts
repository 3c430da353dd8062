import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { maskedPhone } from '../../customers/index.ts';
import { dealRecord } from '../deal.queries.ts';
import type { ContractState } from '../contract/contract.rules.ts';
import type { Item } from './checklist.rules.ts';
import type { ReadyKind } from './delivery.rules.ts';

const reach = (ctx: Ctx, verb: Verb = 'read') => withinReach(ctx, 'deal', verb, dealRecord.columns);

export type DeliveryRow = {
  id: string;
  dealId: string;
  contractId: string;
  storeId: string;
  at: string;
  minutes: number;
  bay: number;
  plate: string;
  state: 'booked' | 'done' | 'cancelled';
  hostId: string | null;
  hostName: string | null;
  customerName: string | null;
  customerPhone: string | null;
  modelName: string | null;
  trimName: string | null;
  colour: string;
  vin: string | null;
  contractNumber: string;
  contractState: ContractState;
  /** In force, and no amendment waits for a signature. */
  isSigned: boolean;
  totalFen: number;
  receivedFen: number;
  refundedFen: number;
  keptFen: number;
  penaltyFen: number;
  vehicleState: string | null;
  confirmed: ReadyKind[];
  isInsured: boolean;
  checklist: Item[];
  ticked: string[];
};

/** What a list shows of deliveries and what is reckoned from it; masked like everywhere, whoever asks says which. */
const shown = sql`delivery.id, delivery.deal_id, delivery.contract_id, delivery.store_id, delivery.at, delivery.minutes,
    delivery.bay, delivery.plate, delivery.state, delivery.host_id, host.name as host_name, c.name as customer_name,
    ${maskedPhone('deal')} as customer_phone,
    m.name as model_name, t.name as trim_name, k.colour, v.vin, k.number as contract_number, k.state as contract_state,
    k.state = 'signed' and not exists (select from sales.contract_version o where o.tenant_id = k.tenant_id
      and o.contract_id = k.id and o.state = 'open') as is_signed,
    k.total_fen, k.received_fen, k.refunded_fen, k.kept_fen, k.penalty_fen,
    v.state as vehicle_state, delivery.checklist,
    array(select what from sales.delivery_ready r where r.tenant_id = delivery.tenant_id
      and r.delivery_id = delivery.id order by what) as confirmed,
    exists (select from sales.derivative i where i.tenant_id = delivery.tenant_id and i.deal_id = delivery.deal_id
      and i.is_compulsory and i.state = 'issued') as is_insured,
    array(select item from sales.delivery_tick x where x.tenant_id = delivery.tenant_id
      and x.delivery_id = delivery.id) as ticked`;
const joined = sql`sales.delivery
  join sales.deal on deal.tenant_id = delivery.tenant_id and deal.id = delivery.deal_id
  join sales.contract k on k.tenant_id = delivery.tenant_id and k.id = delivery.contract_id
  left join sales.vehicle v on v.tenant_id = k.tenant_id and v.id = k.vehicle_id
  left join catalog.trim t on t.tenant_id = k.tenant_id and t.id = k.trim_id
  left join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
  left join customers.customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
  left join people.person host on host.tenant_id = delivery.tenant_id and host.id = delivery.host_id`;

/** The deliveries of a store between two instants, as far as the right over deals reaches; 300 at most. */
export async function deliveriesBetween(ctx: Ctx, storeId: string, [from, to]: [string, string]) {
  const { rows } = await sql<DeliveryRow>`select ${shown} from ${joined}
    where delivery.tenant_id = ${ctx.actor.tenantId} and delivery.store_id = ${storeId}::uuid
      and delivery.at >= ${from}::timestamptz and delivery.at < ${to}::timestamptz
      and delivery.state <> 'cancelled' and ${reach(ctx)}
    order by delivery.at, delivery.bay limit 300`.execute(ctx.db);
  return rows;
}

/** The delivery that a deal has, booked or done. */
export async function deliveryOfDeal(ctx: Ctx, dealId: string) {
  const { rows } = await sql<DeliveryRow>`select ${shown} from ${joined}
    where delivery.tenant_id = ${ctx.actor.tenantId} and delivery.deal_id = ${dealId}::uuid
      and delivery.state <> 'cancelled' and ${reach(ctx)}
    order by delivery.booked_at desc limit 1`.execute(ctx.db);
  return rows[0];
}

export async function deliveryById(ctx: Ctx, verb: Verb, id: string) {
  const { rows } = await sql<DeliveryRow>`select ${shown} from ${joined}
    where delivery.tenant_id = ${ctx.actor.tenantId} and delivery.id = ${id}::uuid and ${reach(ctx, verb)}`.execute(
    ctx.db,
  );
  return rows[0];
}

/** The delivery that is booked for a contract. */
export async function bookedFor({ db, actor }: Ctx, contractId: string) {
  const found = await db
    .selectFrom('sales.delivery')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('contractId', '=', contractId)
    .where('state', '=', 'booked')
    .executeTakeFirst();
  return found?.id;
}

/** Which deal a delivery belongs to, and where it is; undefined out of reach. */
export async function placeOfDelivery(ctx: Ctx, verb: Verb, id: string) {
  const { rows } = await sql<{
    dealId: string;
    storeId: string;
    teamId: string | null;
    personId: string | null;
  }>`select delivery.deal_id, deal.store_id, deal.team_id, deal.person_id
    from sales.delivery join sales.deal on deal.tenant_id = delivery.tenant_id and deal.id = delivery.deal_id
    where delivery.tenant_id = ${ctx.actor.tenantId} and delivery.id = ${id}::uuid and ${reach(ctx, verb)}`.execute(
    ctx.db,
  );
  return rows[0];
}

export type Unbooked = {
  dealId: string;
  number: string;
  customerName: string | null;
  modelName: string | null;
  colour: string;
  promisedOn: string | null;
  vehicleState: string | null;
  personName: string | null;
};

/** Signed contracts of a store whose delivery nobody booked, the earliest promise first; 100 at most. */
export async function unbookedAt(ctx: Ctx, storeId: string) {
  const { rows } = await sql<Unbooked>`select deal.id as deal_id, k.number, c.name as customer_name,
      m.name as model_name, k.colour, k.promised_on, v.state as vehicle_state, p.name as person_name
    from sales.contract k
    join sales.deal on deal.tenant_id = k.tenant_id and deal.id = k.deal_id
    left join sales.vehicle v on v.tenant_id = k.tenant_id and v.id = k.vehicle_id
    left join catalog.trim t on t.tenant_id = k.tenant_id and t.id = k.trim_id
    left join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    left join customers.customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
    left join people.person p on p.tenant_id = deal.tenant_id and p.id = deal.person_id
    where k.tenant_id = ${ctx.actor.tenantId} and k.store_id = ${storeId}::uuid and k.state = 'signed'
      and not exists (select from sales.delivery d where d.tenant_id = k.tenant_id and d.contract_id = k.id
        and d.state <> 'cancelled') and ${reach(ctx)}
    order by k.promised_on nulls last, k.signed_at, k.id limit 100`.execute(ctx.db);
  return rows;
}

/** A business day of the group as two instants. */
export async function rangeOf({ db, actor }: Ctx, day: string): Promise<[string, string]> {
  const { rows } = await sql<{ from: string; to: string }>`select
      ${day}::date::timestamp at time zone zone as "from", (${day}::date + 1)::timestamp at time zone zone as "to"
    from people.dealer_group where tenant_id = ${actor.tenantId}`.execute(db);
  return [rows[0]!.from, rows[0]!.to];
}

export type NewDelivery = {
  id: string;
  contractId: string;
  dealId: string;
  storeId: string;
  at: string;
  minutes: number;
  bay: number;
  hostId: string | null;
  note: string;
  checklist: readonly Item[];
};

/** Books a delivery; false where the contract has one. */
export async function insertDelivery(ctx: Ctx, { checklist, ...one }: NewDelivery) {
  const { db, actor, now } = ctx;
  const made = await db
    .insertInto('sales.delivery')
    .values({
      ...one,
      tenantId: actor.tenantId,
      checklist: JSON.stringify(checklist),
      bookedBy: actor.personId,
      bookedAt: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'contractId'])
        .where(sql<boolean>`state <> 'cancelled'`)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export type DeliveryChange = Partial<{
  at: string;
  minutes: number;
  bay: number;
  hostId: string | null;
  plate: string;
  state: 'done' | 'cancelled';
  endedAt: string;
  endNote: string;
  handedBy: string;
  handedAt: string;
  handedOn: string;
  exchangeUntil: string;
  faultUntil: string;
  documentHash: string;
}>;

export async function changeDelivery({ db, actor }: Ctx, id: string, change: DeliveryChange) {
  await db
    .updateTable('sales.delivery')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Whoever sells or looks after owners at a store and still works here (交车人选); 200 at most. */
export async function hostsAt({ db, actor }: Ctx, storeId: string, day: string) {
  const { rows } = await sql<{ personId: string; personName: string }>`
    select p.id as person_id, p.name as person_name from people.person p
    where p.tenant_id = ${actor.tenantId} and p.store_id = ${storeId}::uuid
      and (p.left_on is null or p.left_on > ${day}::date)
      and exists (select from people.person_role h
        join people.role r on r.tenant_id = h.tenant_id and r.id = h.role_id
        join people.role_right g on g.tenant_id = r.tenant_id and g.role_id = r.id and g.resource = 'deal'
          and g.verb = 'read'
        where h.tenant_id = p.tenant_id and h.person_id = p.id)
    order by p.name, p.id limit 200`.execute(db);
  return rows;
}

export async function isStore({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from people.store where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(
      db,
    );
  return rows.length > 0;
}
