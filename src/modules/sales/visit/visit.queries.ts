import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { VisitKind } from './visit.rules.ts';

export type BoardRow = {
  id: string;
  kind: VisitKind;
  party: number;
  name: string;
  plate: string;
  note: string;
  customerName: string | null;
  modelName: string | null;
  leadId: string | null;
  dealId: string | null;
  hostId: string | null;
  hostName: string | null;
  cameAt: string;
  startedAt: string | null;
  leftAt: string | null;
  isRecordKnown: boolean;
};

/** The parties of a store on a day, the first to come first (到店看板). */
export async function visitsOn({ db, actor }: Ctx, storeId: string, day: Day) {
  const { rows } =
    await sql<BoardRow>`select v.id, v.kind, v.party, v.name, v.plate, v.note, v.lead_id, v.host_id,
      v.came_at, v.started_at, v.left_at, c.name as customer_name, p.name as host_name, m.name as model_name,
      d.id as deal_id,
      l.id is null or l.intake = 'reception' or o.lead_id is not null as is_record_known
    from sales.visit v
    left join customers.customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
    left join people.person p on p.tenant_id = v.tenant_id and p.id = v.host_id
    left join leads.lead l on l.tenant_id = v.tenant_id and l.id = v.lead_id
    left join leads.opening o on o.tenant_id = v.tenant_id and o.lead_id = v.lead_id and o.person_id = v.host_id
    left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
    left join sales.deal d on d.tenant_id = v.tenant_id and d.customer_id = v.customer_id and d.store_id = v.store_id
      and d.outcome = 'open' and d.origin = 'showroom'
    where v.tenant_id = ${actor.tenantId} and v.store_id = ${storeId}::uuid and v.day = ${day}::date
      and v.void_reason = ''
    order by v.came_at, v.id limit 500`.execute(db);
  return rows;
}

/** Who receives customers at a store: its consultants and managers, those with the fewest parties first. */
export async function receiversAt({ db, actor }: Ctx, storeId: string, day: Day) {
  const { rows } = await sql<{
    personId: string;
    personName: string;
    teamId: string | null;
    inHand: number;
  }>`select p.id as person_id, p.name as person_name, p.team_id,
      (select count(*)::int from sales.visit v where v.tenant_id = p.tenant_id and v.store_id = p.store_id
        and v.day = ${day}::date and v.host_id = p.id and v.left_at is null) as in_hand
    from people.person p where p.tenant_id = ${actor.tenantId} and p.store_id = ${storeId}::uuid
      and (p.left_on is null or p.left_on > ${day}::date) and exists (select from people.person_role h
        join people.role r on r.tenant_id = h.tenant_id and r.id = h.role_id
        where h.tenant_id = p.tenant_id and h.person_id = p.id and r.key in ('consultant', 'sales_manager'))
    order by 4, p.name limit 200`.execute(db);
  return rows;
}

export async function teamOf({ db, actor }: Ctx, personId: string | null) {
  if (!personId) return null;
  const found = await db
    .selectFrom('people.person')
    .select('teamId')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return found?.teamId ?? null;
}

/** The latest customer who came with a plate. */
export async function customerOfPlate({ db, actor }: Ctx, storeId: string, plate: string) {
  return db
    .selectFrom('sales.visit')
    .select(['leadId', 'customerId'])
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('plate', '=', plate)
    .where('plate', '<>', '')
    .where('voidReason', '=', '')
    .orderBy('cameAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type NewVisit = {
  id: string;
  storeId: string;
  day: Day;
  kind: VisitKind;
  party: number;
  name: string;
  plate: string;
  note: string;
  customerId: string | null;
  leadId: string | null;
  appointmentId: string | null;
  hostId: string | null;
  cameAt: string;
  filedAt: string | null;
};

/** Writes a party down; nothing where it is here already by its appointment or its lead. */
export async function insertVisit({ db, actor, now }: Ctx, visit: NewVisit) {
  return db
    .insertInto('sales.visit')
    .values({ ...visit, tenantId: actor.tenantId, madeBy: actor.personId, madeAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
}

const columns = [
  'id',
  'storeId',
  'day',
  'party',
  'name',
  'plate',
  'note',
  'customerId',
  'leadId',
  'appointmentId',
  'hostId',
  'cameAt',
  'startedAt',
  'filedAt',
  'leftAt',
  'voidReason',
] as const;

/** A visit as it is changed, locked until the commit. */
export async function lockVisit({ db, actor }: Ctx, id: string) {
  return db
    .selectFrom('sales.visit')
    .select(columns)
    .select(sql<VisitKind>`kind`.as('kind'))
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type LockedVisit = NonNullable<Awaited<ReturnType<typeof lockVisit>>>;

/** The party of a lead on a day, locked. */
export async function lockVisitOfLead({ db, actor }: Ctx, leadId: string, day: Day) {
  return db
    .selectFrom('sales.visit')
    .select(columns)
    .select(sql<VisitKind>`kind`.as('kind'))
    .where('tenantId', '=', actor.tenantId)
    .where('leadId', '=', leadId)
    .where('day', '=', day)
    .where('voidReason', '=', '')
    .forUpdate()
    .executeTakeFirst();
}

export type VisitChange = Partial<{
  kind: VisitKind;
  party: number;
  name: string;
  plate: string;
  note: string;
  customerId: string | null;
  leadId: string;
  appointmentId: string;
  hostId: string;
  startedAt: string;
  filedAt: string;
  leftAt: string;
  voidReason: string;
}>;

/** Changes a visit, unless its lead is here today already: then nothing is changed and false answered. */
export async function changeVisit({ db, actor }: Ctx, id: string, change: VisitChange) {
  const { leadId } = change;
  const { numUpdatedRows } = await db
    .updateTable('sales.visit as visit')
    .set(change)
    .where('visit.tenantId', '=', actor.tenantId)
    .where('visit.id', '=', id)
    .$if(leadId !== undefined, (query) =>
      query.where(
        sql<boolean>`not exists (select from sales.visit other where other.tenant_id = visit.tenant_id
          and other.store_id = visit.store_id and other.lead_id = ${leadId}::uuid and other.day = visit.day
          and other.id <> visit.id and other.void_reason = '')`,
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertHost({ db, actor, now }: Ctx, visitId: string, hostId: string) {
  await db
    .insertInto('sales.visitHost')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      visitId,
      hostId,
      at: now,
      givenBy: actor.personId,
    })
    .execute();
}
