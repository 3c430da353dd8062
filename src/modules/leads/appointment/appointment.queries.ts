import { sql } from 'kysely';
import type pg from 'pg';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { nameIn } from '../../../platform/list/named.ts';
import { maskedPhone } from '../../customers/index.ts';
import { visibleLeads } from '../lead.queries.ts';

type Kind = 'visit' | 'test_drive';
type State = 'booked' | 'confirmed' | 'arrived' | 'missed' | 'cancelled';
const leadName = nameIn('lead');
const appointmentName = nameIn('appointment');

/** Appointments with what is shown of them; whoever asks says of which leads or store. */
const appointments = ({ db, actor }: Ctx) =>
  db
    .selectFrom('leads.appointment as appointment')
    .innerJoin('leads.lead as lead', (join) =>
      join
        .onRef('lead.tenantId', '=', 'appointment.tenantId')
        .onRef('lead.id', '=', 'appointment.leadId'),
    )
    .where('appointment.tenantId', '=', actor.tenantId)
    .select([
      'appointment.id',
      'appointment.leadId',
      'appointment.storeId',
      'appointment.at',
      sql<Kind>`appointment.kind`.as('kind'),
      sql<State>`appointment.state`.as('state'),
      'appointment.hostId',
      appointmentName('people.person', 'hostId').as('hostName'),
      'appointment.car',
      'appointment.note',
      'appointment.code',
      leadName('customers.customer', 'customerId').as('customerName'),
      maskedPhone('lead').as('customerPhone'),
      leadName('catalog.model', 'modelId').as('modelName'),
      appointmentName('people.person', 'bookedBy').as('bookedByName'),
      'appointment.arrivedAt',
      sql<'' | 'code' | 'reception'>`appointment.proof`.as('proof'),
      'appointment.endNote',
    ]);

export const appointmentsOfLead = (ctx: Ctx, leadId: string) =>
  appointments(ctx)
    .where('appointment.leadId', '=', leadId)
    .orderBy('appointment.at', 'desc')
    .orderBy('appointment.id', 'desc')
    .limit(20)
    .execute();

/** Whoever is expected at a store between two instants, in their order. */
export const expectedAt = async (ctx: Ctx, storeId: string, [from, to]: [string, string]) =>
  appointments(ctx)
    .where('appointment.storeId', '=', storeId)
    .where('appointment.at', '>=', from)
    .where('appointment.at', '<', to)
    .where('appointment.state', '<>', 'cancelled')
    .orderBy('appointment.at')
    .orderBy('appointment.id')
    .limit(300)
    .execute();

/** How many places each slot of a day has lost, and at which of them each host is busy. */
export async function takenSlots(
  { db, actor }: Ctx,
  storeId: string,
  [from, to]: [string, string],
) {
  const { rows } = await sql<{ at: string; hostId: string | null }>`select at, host_id
    from leads.appointment where tenant_id = ${actor.tenantId} and store_id = ${storeId}::uuid
      and at >= ${from}::timestamptz and at < ${to}::timestamptz and state in ('booked', 'confirmed')
    limit 2000`.execute(db);
  return rows;
}

export type NewAppointment = {
  id: string;
  leadId: string;
  storeId: string;
  at: string;
  kind: Kind;
  hostId: string | null;
  car: string;
  code: string;
  note: string;
};

/** Takes the lowest free place of the slot; undefined where a key of the table says no. */
export async function insertAppointment(
  { db, actor, now }: Ctx,
  one: NewAppointment,
  places: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`insert into leads.appointment
      (tenant_id, id, lead_id, store_id, at, place, kind, host_id, car, code, note, booked_by, booked_at)
    select ${actor.tenantId}::uuid, ${one.id}::uuid, ${one.leadId}::uuid, ${one.storeId}::uuid, ${one.at}::timestamptz,
      n, ${one.kind}, ${one.hostId}::uuid, ${one.car}, ${one.code}, ${one.note}, ${actor.personId}::uuid,
      ${now}::timestamptz
    from generate_series(1, ${places}::int) n where not exists (select from leads.appointment a
      where a.tenant_id = ${actor.tenantId} and a.store_id = ${one.storeId}::uuid and a.at = ${one.at}::timestamptz
        and a.place = n and a.state in ('booked', 'confirmed'))
    order by n limit 1 on conflict do nothing returning id`.execute(db);
  return rows[0]?.id;
}

/** What stands against an appointment; undefined where only another place of the slot was taken meanwhile. */
export async function clashOf({ db, actor }: Ctx, one: NewAppointment, places: number) {
  const { rows } = await sql<{ lead: boolean; host: boolean; car: boolean; taken: number }>`select
      coalesce(bool_or(lead_id = ${one.leadId}::uuid), false) as lead,
      coalesce(bool_or(host_id = ${one.hostId}::uuid and at = ${one.at}::timestamptz), false) as host,
      coalesce(bool_or(car = ${one.car} and car <> '' and at = ${one.at}::timestamptz
        and store_id = ${one.storeId}::uuid), false) as car,
      count(*) filter (where at = ${one.at}::timestamptz and store_id = ${one.storeId}::uuid)::int as taken
    from leads.appointment where tenant_id = ${actor.tenantId} and state in ('booked', 'confirmed')
      and (lead_id = ${one.leadId}::uuid or host_id = ${one.hostId}::uuid
        or (store_id = ${one.storeId}::uuid and at = ${one.at}::timestamptz))`.execute(db);
  const { lead, host, car, taken } = rows[0]!;
  if (lead) return 'lead';
  if (host) return 'host';
  if (car) return 'car';
  return taken >= places ? 'full' : undefined;
}

export async function openLink({ db, actor, now }: Ctx, code: string, recordId: string) {
  await db
    .insertInto('platform.publicLink')
    .values({ code, tenantId: actor.tenantId, kind: 'appointment', recordId, createdAt: now })
    .execute();
}

/** The group and the appointment behind an invitation's code. */
export async function invitationBehind(web: pg.Pool, code: string) {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'invitation-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = 'appointment' and closed_at is null`,
    values: [code],
  });
  return rows[0];
}

export async function lockAppointment(ctx: Ctx, by: { id: string } | { code: string }) {
  const { db, actor } = ctx;
  return db
    .selectFrom('leads.appointment')
    .select(['id', 'leadId', 'storeId', 'at', 'hostId', 'bookedBy', 'code', 'car', 'note'])
    .select([sql<Kind>`kind`.as('kind'), sql<State>`state`.as('state')])
    .where('tenantId', '=', actor.tenantId)
    .$if('id' in by, (query) => query.where('id', '=', (by as { id: string }).id))
    .$if('code' in by, (query) => query.where('code', '=', (by as { code: string }).code))
    .forUpdate()
    .executeTakeFirst();
}

export type AppointmentChange = Partial<{
  state: State;
  hostId: string;
  confirmedAt: string;
  arrivedAt: string;
  proof: string;
  receivedBy: string;
  endedAt: string;
  endNote: string;
}>;

export async function changeAppointment({ db, actor }: Ctx, id: string, change: AppointmentChange) {
  await db
    .updateTable('leads.appointment')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Whoever takes the lead over receives its customer too, where nobody was named and they are free then. */
export async function hostFollows({ db, actor }: Ctx, leadId: string, personId: string) {
  await sql`update leads.appointment a set host_id = ${personId}::uuid
    where a.tenant_id = ${actor.tenantId} and a.lead_id = ${leadId}::uuid and a.host_id is null
      and a.state in ('booked', 'confirmed') and not exists (select from leads.appointment b
        where b.tenant_id = a.tenant_id and b.host_id = ${personId}::uuid and b.at = a.at
          and b.state in ('booked', 'confirmed'))`.execute(db);
}

/** Open appointments whose moment has passed, a few at a time; nobody else works on these meanwhile. */
export async function passedAppointments({ db, actor, now }: Ctx, limit: number) {
  const { rows } = await sql<{
    id: string;
    leadId: string;
    storeId: string;
    at: string;
  }>`select id, lead_id, store_id, at
    from leads.appointment where tenant_id = ${actor.tenantId} and at < ${now}::timestamptz
      and state in ('booked', 'confirmed') order by at limit ${limit} for update skip locked`.execute(
    db,
  );
  return rows;
}

/** An invitation as its guest sees it. */
export async function invitation({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{
    groupName: string;
    storeName: string;
    at: string;
    kind: Kind;
    state: State;
    hostName: string | null;
    modelName: string | null;
  }>`select g.name as group_name, s.name as store_name, a.at, a.kind, a.state, p.name as host_name, m.name as model_name
    from leads.appointment a join people.dealer_group g on g.tenant_id = a.tenant_id
    join people.store s on s.tenant_id = a.tenant_id and s.id = a.store_id
    join leads.lead l on l.tenant_id = a.tenant_id and l.id = a.lead_id
    left join people.person p on p.tenant_id = a.tenant_id and p.id = a.host_id
    left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
    where a.tenant_id = ${actor.tenantId} and a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function isStore({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from people.store where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}

export const reachedLead = (ctx: Ctx, id: string) =>
  visibleLeads(ctx).select('lead.id').where('lead.id', '=', id).executeTakeFirst();

export type DayRange = [string, string];

/** A business day of the group as two instants. */
export async function rangeOf({ db, actor }: Ctx, day: Day): Promise<DayRange> {
  const { rows } = await sql<{ from: string; to: string }>`select
      ${day}::date::timestamp at time zone zone as "from", (${day}::date + 1)::timestamp at time zone zone as "to"
    from people.dealer_group where tenant_id = ${actor.tenantId}`.execute(db);
  return [rows[0]!.from, rows[0]!.to];
}
