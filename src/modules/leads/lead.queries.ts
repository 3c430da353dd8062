import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { nameIn } from '../../platform/list/named.ts';
import { reachGrounds, withinReach, type RecordKind } from '../../platform/reach.ts';
import { maskedPhone } from '../customers/index.ts';

/** Where a lead belongs; the columns that rights over leads are asked of. */
export const leadRecord: RecordKind = {
  resource: 'lead',
  table: 'leads.lead',
  title: 'id',
  columns: { store: 'lead.storeId', team: 'lead.teamId', person: 'lead.ownerId', id: 'lead.id' },
  address: '/leads/',
};

const everyLead = ({ db, actor }: Ctx) =>
  db.selectFrom('leads.lead as lead').where('lead.tenantId', '=', actor.tenantId);

/** The only door to leads: those that the actor's right over leads reaches. */
export const visibleLeads = (ctx: Ctx, verb: Verb = 'read') =>
  everyLead(ctx).where(withinReach(ctx, 'lead', verb, leadRecord.columns));

/** The same ground by ground, for the list. */
export const leadsByGround = (ctx: Ctx, verb: Verb) =>
  reachGrounds(ctx, 'lead', verb, leadRecord.columns).map((ground) => everyLead(ctx).where(ground));

const leadName = nameIn('lead');

/** What a page of leads shows of each. */
export const withLeadColumns = (leads: ReturnType<typeof visibleLeads>) =>
  leads
    .select([
      'lead.id',
      'lead.receivedAt',
      'lead.customerId',
      sql<'open' | 'won' | 'lost' | 'invalid'>`lead.outcome`.as('outcome'),
      sql<'N'>`lead.grade`.as('grade'),
      sql<'waiting'>`lead.stage`.as('stage'),
      sql<''>`lead.waits_for`.as('waitsFor'),
      sql<'api'>`lead.intake`.as('intake'),
      sql<''>`lead.next_what`.as('nextWhat'),
      'lead.storeId',
      'lead.teamId',
      'lead.ownerId',
      'lead.sourceId',
      'lead.campaignId',
      'lead.modelId',
      'lead.nextAt',
    ])
    .select([
      leadName('people.store', 'store_id').as('storeName'),
      leadName('people.person', 'owner_id').as('ownerName'),
      leadName('catalog.model', 'model_id').as('modelName'),
      leadName('marketing.source', 'source_id').as('sourceName'),
      leadName('marketing.campaign', 'campaign_id').as('campaignName'),
      leadName('customers.customer', 'customer_id').as('customerName'),
      maskedPhone('lead').as('customerPhone'),
    ]);

/** One lead by id, as a statement for the row road. */
export const leadById = (ctx: Ctx, { id }: { id: string }) =>
  withLeadColumns(visibleLeads(ctx))
    .select([
      'lead.wish',
      'lead.language',
      'lead.expectedOn',
      'lead.dccId',
      leadName('people.person', 'dcc_id').as('dccName'),
      sql<Record<string, string>>`lead.needs`.as('needs'),
      'lead.assignedAt',
      'lead.attemptedAt',
      'lead.contactedAt',
      'lead.conversedAt',
      'lead.attemptDueAt',
      'lead.contactDueAt',
      'lead.conversationDueAt',
      'lead.lastContactAt',
      'lead.escalated',
      sql<string | null>`(select gender from customers.customer c
        where c.tenant_id = lead.tenant_id and c.id = lead.customer_id)`.as('customerGender'),
      sql<boolean | null>`(select do_not_call from customers.customer c
        where c.tenant_id = lead.tenant_id and c.id = lead.customer_id)`.as('doNotCall'),
    ])
    .where('lead.id', '=', id);

/** The source of a lead within reach. */
export const sourceOfLead = (ctx: Ctx, id: string) =>
  visibleLeads(ctx).select('lead.sourceId').where('lead.id', '=', id).executeTakeFirst();

/** Whether the actor's right over leads reaches this one. */
export async function isLeadReached(ctx: Ctx, verb: Verb, id: string): Promise<boolean> {
  const found = await visibleLeads(ctx, verb)
    .select('lead.id')
    .where('lead.id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}

export type LeadEventRow = {
  id: string;
  at: string;
  kind: 'touch' | 'contact' | 'allocation';
  what: string;
  personName: string | null;
  direction: string;
  seconds: number | null;
  proof: '' | 'typed' | 'exchange';
  typedSeconds: number | null;
  hasRecording: boolean;
  stops: string;
  text: string;
  sourceName: string | null;
  result: string;
};

const eventsMost = 300;

/** Arrivals, contacts and hands of a lead, the latest first. */
export async function eventsOf({ db, actor }: Ctx, leadId: string): Promise<LeadEventRow[]> {
  const person = (column: string) =>
    sql`(select name from people.person p where p.tenant_id = ${actor.tenantId} and p.id = ${sql.ref(column)})`;
  const { rows } = await sql<LeadEventRow>`
    select t.id, t.at, 'touch' as kind, t.intake as what, ${person('t.taken_by')} as person_name, 'in' as direction,
      null::int as seconds, '' as proof, null::int as typed_seconds, false as has_recording, '' as stops, coalesce(t.content->>'wish', '') as text,
      (select name from marketing.source s where s.tenant_id = t.tenant_id and s.id = t.source_id) as source_name, t.result
    from leads.touch t where t.tenant_id = ${actor.tenantId} and t.lead_id = ${leadId}::uuid
    union all
    select c.id, c.at, 'contact', c.kind, ${person('c.person_id')}, c.direction, c.seconds, c.proof, c.typed_seconds,
      c.recording_url <> '', c.stops, c.text, null, ''
    from leads.contact c where c.tenant_id = ${actor.tenantId} and c.lead_id = ${leadId}::uuid
    union all
    select a.id, a.at, 'allocation', a.ground, ${person('a.person_id')}, '', null, '', null, false, '', a.note, null, a.role
    from leads.allocation a where a.tenant_id = ${actor.tenantId} and a.lead_id = ${leadId}::uuid
    order by 2 desc, 1 desc limit ${eventsMost}`.execute(db);
  return rows;
}

/** The name of a lead's customer. */
export async function customerOf(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  leadId: string,
): Promise<string> {
  const { rows } = await sql<{ name: string }>`select c.name from leads.lead l
    join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    where l.tenant_id = ${actor.tenantId} and l.id = ${leadId}::uuid`.execute(db);
  return rows[0]?.name ?? '';
}
