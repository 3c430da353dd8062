import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { visibleLeads } from '../lead.queries.ts';
import type { Stage, Trace } from '../clock/clock.rules.ts';

/** A lead as whoever works on it changes it, locked until the commit; undefined where it is out of reach. */
export async function lockLead(ctx: Ctx, verb: Verb, id: string) {
  return visibleLeads(ctx, verb)
    .select([
      'lead.id',
      'lead.customerId',
      'lead.storeId',
      'lead.teamId',
      'lead.ownerId',
      'lead.dccId',
      'lead.stage',
      'lead.outcome',
      'lead.grade',
      'lead.receivedAt',
      'lead.day',
      'lead.expectedOn',
      'lead.modelId',
      'lead.sourceId',
      'lead.campaignId',
      'lead.areaId',
      'lead.language',
      'lead.preferredId',
      'lead.wish',
      'lead.needs',
      'lead.attemptedAt',
      'lead.contactedAt',
      'lead.conversedAt',
      'lead.lastContactAt',
      'lead.attemptDueAt',
      'lead.contactDueAt',
      'lead.conversationDueAt',
      'lead.nextAt',
      'lead.nextWhat',
      'lead.givenUpBy',
    ])
    .where('lead.id', '=', id)
    .forUpdate('lead')
    .executeTakeFirst();
}

export type LockedLead = NonNullable<Awaited<ReturnType<typeof lockLead>>>;

export type NewContact = Trace & {
  leadId: string;
  at: string;
  stops: Stage | '';
  text: string;
  sender?: string;
  externalId?: string | null;
};

export async function insertContact(
  { db, actor, now }: Ctx,
  { sender = '', externalId = null, ...contact }: NewContact,
): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('leads.contact')
    .values({
      tenantId: actor.tenantId,
      id,
      recordedAt: now,
      personId: actor.personId,
      sender,
      externalId,
      ...contact,
    })
    .execute();
  return id;
}

/** The devices of a person as a sender: what they keep there has ids of its own (手机待发). */
export const deviceOf = ({ personId }: Ctx['actor']) => `device ${personId}`;

/** What was noted before under the device's own id; undefined the first time. */
export async function contactOfEntry({ db, actor }: Ctx, entryId: string) {
  return db
    .selectFrom('leads.contact as contact')
    .innerJoin('leads.lead as lead', (join) =>
      join.onRef('lead.tenantId', '=', 'contact.tenantId').onRef('lead.id', '=', 'contact.leadId'),
    )
    .select(['contact.id', sql<Stage | ''>`contact.stops`.as('stops')])
    .select(['lead.nextAt', 'lead.nextWhat'])
    .where('contact.tenantId', '=', actor.tenantId)
    .where('contact.sender', '=', deviceOf(actor))
    .where('contact.externalId', '=', entryId)
    .executeTakeFirst();
}

export type LeadChange = Partial<{
  teamId: string | null;
  ownerId: string | null;
  dccId: string | null;
  stage: string;
  waitsFor: string;
  grade: string;
  expectedOn: string | null;
  modelId: string | null;
  wish: string;
  needs: string;
  assignedAt: string;
  attemptedAt: string | null;
  contactedAt: string | null;
  conversedAt: string | null;
  attemptDueAt: string;
  contactDueAt: string;
  conversationDueAt: string | null;
  lastContactAt: string;
  nextAt: string | null;
  nextWhat: string;
  watchAt: string | null;
  escalated: number;
}>;

export async function changeLead(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  id: string,
  change: LeadChange,
): Promise<void> {
  await db
    .updateTable('leads.lead')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Whether a model is in the catalogue. */
export async function isModel({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from catalog.model where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}

/** What a lead tells of the skills it asks: its model's brand and energy, its source, the customer's tags. */
export async function knownOf(
  { db, actor }: Ctx,
  { modelId, sourceId, customerId }: Pick<LockedLead, 'modelId' | 'sourceId' | 'customerId'>,
): Promise<{ brandId: string | null; energy: string; source: string; tags: string[] }> {
  const tenant = sql`tenant_id = ${actor.tenantId}`;
  const { rows } = await sql<{
    brandId: string | null;
    energy: string;
    source: string;
    tags: string[];
  }>`select (select brand_id from catalog.model where ${tenant} and id = ${modelId}::uuid) as brand_id,
      coalesce((select energy from catalog.model where ${tenant} and id = ${modelId}::uuid), '') as energy,
      coalesce((select name from marketing.source where ${tenant} and id = ${sourceId}::uuid), '') as source,
      array(select tag from customers.tagging where ${tenant} and customer_id = ${customerId}::uuid) as tags`.execute(
    db,
  );
  return rows[0]!;
}

/** Whoever sold to or followed this customer at the store before (老顾问), the latest first. */
export async function formerOwner({ db, actor }: Ctx, lead: LockedLead): Promise<string | null> {
  const { rows } = await sql<{ ownerId: string }>`select owner_id from leads.lead
    where tenant_id = ${actor.tenantId} and customer_id = ${lead.customerId}::uuid and store_id = ${lead.storeId}::uuid
      and id <> ${lead.id}::uuid and owner_id is not null and stage = 'consultant'
    order by received_at desc limit 1`.execute(db);
  return rows[0]?.ownerId ?? null;
}
