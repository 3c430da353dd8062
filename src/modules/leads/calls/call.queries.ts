import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Stage } from '../clock/clock.rules.ts';
import { visibleLeads } from '../lead.queries.ts';

export type KeptCall = { contactId: string; leadId: string; stops: Stage | '' };

/** What a sender's id was answered with before; undefined where it is new. */
export async function callBefore(
  { db, actor }: Ctx,
  sender: string,
  externalId: string,
): Promise<KeptCall | undefined> {
  const { rows } = await sql<KeptCall>`select id as contact_id, lead_id, stops from leads.contact
      where tenant_id = ${actor.tenantId} and sender = ${sender} and external_id = ${externalId}`.execute(
    db,
  );
  return rows[0];
}

/**
 * The person behind a login, a phone number of theirs or an id, as exchanges name their agents; undefined where it
 * names nobody of the group, or more than one.
 */
export async function agentNamed(
  { db, actor }: Ctx,
  { agent, phone, personId }: { agent: string; phone: string | null; personId: string | null },
): Promise<string | undefined> {
  const named = personId
    ? sql`id = ${personId}::uuid`
    : sql`(id = (select person_id from platform.login where tenant_id = ${actor.tenantId}
        and login = ${agent.toLowerCase()})
        or (left_on is null and phone in (${phone}, regexp_replace(${phone}, '^\\+86', ''))))`;
  const { rows } = await sql<{ id: string }>`select id from people.person
    where tenant_id = ${actor.tenantId} and ${named} limit 2`.execute(db);
  return rows.length === 1 ? rows[0]!.id : undefined;
}

/** The open leads of a phone number that the actor may work on. */
export async function openLeadsOfPhone(ctx: Ctx, phone: string, storeId: string | null) {
  const found = visibleLeads(ctx, 'edit')
    .select(['lead.id', 'lead.ownerId', 'lead.dccId', 'lead.receivedAt'])
    .where('lead.outcome', '=', 'open')
    .where('lead.storeId', 'is not', null)
    .where(
      sql<boolean>`lead.customer_id = (select customer_id from customers.identity i
        where i.tenant_id = ${ctx.actor.tenantId} and i.kind = 'phone' and i.value = ${phone})`,
    )
    .orderBy('lead.receivedAt', 'desc')
    .limit(50);
  return (storeId ? found.where('lead.storeId', '=', storeId) : found).execute();
}

/** Calls of a lead around an instant that only one side told of yet, the nearest first. */
export async function callsAround(
  { db, actor }: Ctx,
  leadId: string,
  { proof, at }: { proof: 'typed' | 'exchange'; at: string },
) {
  const { rows } = await sql<{
    id: string;
    at: string;
    direction: string;
    seconds: number | null;
    stops: Stage | '';
  }>`select id, at, direction, seconds, stops from leads.contact
    where tenant_id = ${actor.tenantId} and lead_id = ${leadId}::uuid and kind = 'call' and proof = ${proof}
      and typed_seconds is null and at between ${at}::timestamptz - interval '11 hours' and ${at}::timestamptz + interval '11 hours'
    order by abs(extract(epoch from at - ${at}::timestamptz)), id limit 20`.execute(db);
  return rows;
}

export type ExchangeCall = {
  at: string;
  seconds: number;
  stops: Stage | '';
  personId: string | null;
  sender: string;
  externalId: string;
  recordingUrl: string;
};

/** Writes a call of the exchange; undefined where its id came in at the same moment: the key decides. */
export async function insertCall(
  { db, actor, now }: Ctx,
  leadId: string,
  call: ExchangeCall & { direction: 'in' | 'out'; text: string },
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('leads.contact')
    .values({
      tenantId: actor.tenantId,
      id,
      leadId,
      recordedAt: now,
      kind: 'call',
      proof: 'exchange',
      ...call,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** The exchange's word about a call that somebody typed in: what they typed is kept beside it. */
export async function confirmCall(
  { db, actor }: Ctx,
  id: string,
  { personId, stops, ...call }: ExchangeCall,
): Promise<void> {
  await sql`update leads.contact set typed_seconds = coalesce(seconds, 0), at = ${call.at}, seconds = ${call.seconds},
      stops = ${stops}, proof = 'exchange', sender = ${call.sender}, external_id = ${call.externalId},
      recording_url = ${call.recordingUrl}, person_id = coalesce(${personId}::uuid, person_id)
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid and proof = 'typed'`.execute(db);
}

/** What somebody types in of a call that the exchange told of already. */
export async function noteTyped(
  { db, actor }: Ctx,
  id: string,
  { seconds, text }: { seconds: number; text: string },
): Promise<void> {
  await sql`update leads.contact set typed_seconds = ${seconds}, person_id = coalesce(person_id, ${actor.personId}::uuid),
      text = case when ${text} = '' then text else ${text} end
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
}

/** The recording of a call of a lead within reach, and where that lead belongs. */
export async function recordingOf(ctx: Ctx, { id, contactId }: { id: string; contactId: string }) {
  return visibleLeads(ctx)
    .innerJoin('leads.contact as contact', (join) =>
      join.onRef('contact.tenantId', '=', 'lead.tenantId').onRef('contact.leadId', '=', 'lead.id'),
    )
    .select(['contact.recordingUrl', 'lead.storeId', 'lead.teamId', 'lead.ownerId'])
    .where('lead.id', '=', id)
    .where('contact.id', '=', contactId)
    .executeTakeFirst();
}
