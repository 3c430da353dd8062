import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import { pageFrom } from '../../../kernel/page.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { leadRecord } from '../lead.queries.ts';
import type { EndKind } from './end.rules.ts';

/** On how many different days of the group somebody tried or reached this customer (不同日联系). */
export async function contactDaysOf({ db, actor }: Ctx, leadId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select count(distinct (c.at at time zone g.zone)::date)::int as days
    from leads.contact c join people.dealer_group g on g.tenant_id = c.tenant_id
    where c.tenant_id = ${actor.tenantId} and c.lead_id = ${leadId}::uuid and c.stops <> ''`.execute(
    db,
  );
  return rows[0]!.days;
}

export type NewClaim = {
  leadId: string;
  storeId: string;
  kind: EndKind;
  reason: string;
  rival: string;
  text: string;
  contactDays: number;
};

/** Undefined where one is open already: the key decides. */
export async function insertClaim(
  { db, actor, now }: Ctx,
  claim: NewClaim,
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('leads.claim')
    .values({ tenantId: actor.tenantId, id, claimedBy: actor.personId, claimedAt: now, ...claim })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** A claim with its lead within the reach of the right to decide, both locked. */
export async function lockClaim(ctx: Ctx, verb: Verb, id: string) {
  const { db, actor } = ctx;
  return db
    .selectFrom('leads.claim as claim')
    .innerJoin('leads.lead as lead', (join) =>
      join.onRef('lead.tenantId', '=', 'claim.tenantId').onRef('lead.id', '=', 'claim.leadId'),
    )
    .select([
      'claim.id',
      'claim.leadId',
      sql<EndKind>`claim.kind`.as('kind'),
      'claim.reason',
      'claim.rival',
      'claim.claimedBy',
      'claim.decision',
      'lead.outcome',
      'lead.ownerId',
    ])
    .where('claim.tenantId', '=', actor.tenantId)
    .where('claim.id', '=', id)
    .where(withinReach(ctx, 'lead', verb, leadRecord.columns))
    .forUpdate()
    .executeTakeFirst();
}

export async function decideClaim(
  { db, actor, now }: Ctx,
  id: string,
  { decision, note }: { decision: 'approved' | 'rejected'; note: string },
): Promise<void> {
  await db
    .updateTable('leads.claim')
    .set({ decision, decidedBy: actor.personId, decidedAt: now, decisionNote: note })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function closeLead(
  { db, actor }: Ctx,
  id: string,
  end: { outcome: EndKind | 'won'; reason: string; on: string },
): Promise<void> {
  await db
    .updateTable('leads.lead')
    .set({
      outcome: end.outcome,
      closedOn: end.on,
      lostReason: end.reason,
      nextAt: null,
      nextWhat: '',
      watchAt: null,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export type ClaimRow = {
  id: string;
  leadId: string;
  customerName: string | null;
  modelName: string | null;
  storeName: string;
  grade: string;
  kind: EndKind;
  reason: string;
  rival: string;
  text: string;
  contactDays: number;
  claimedByName: string | null;
  claimedAt: string;
  decision: 'approved' | 'rejected' | null;
  decidedByName: string | null;
  decisionNote: string;
};
type Asked = { state: 'open' | 'decided'; limit: number; after?: string | undefined };

/** Claims within reach, latest first; ids are in the order of time. */
export async function claimsOf(ctx: Ctx, { state, limit, after }: Asked) {
  const { db, actor } = ctx;
  const isOpen = state === 'open';
  const { rows } = await sql<ClaimRow>`
    select claim.id, claim.lead_id, c.name as customer_name, m.name as model_name, s.name as store_name, lead.grade,
      claim.kind, claim.reason, claim.rival, claim.text, claim.contact_days, p.name as claimed_by_name, claim.claimed_at,
      claim.decision, d.name as decided_by_name, claim.decision_note
    from leads.claim claim
    join leads.lead lead on lead.tenant_id = claim.tenant_id and lead.id = claim.lead_id
    join people.store s on s.tenant_id = claim.tenant_id and s.id = claim.store_id
    left join customers.customer c on c.tenant_id = lead.tenant_id and c.id = lead.customer_id
    left join catalog.model m on m.tenant_id = lead.tenant_id and m.id = lead.model_id
    left join people.person p on p.tenant_id = claim.tenant_id and p.id = claim.claimed_by
    left join people.person d on d.tenant_id = claim.tenant_id and d.id = claim.decided_by
    where claim.tenant_id = ${actor.tenantId} and (claim.decision is null) = ${isOpen}
      and (${after ?? null}::uuid is null or claim.id < ${after ?? null}::uuid)
      and ${withinReach(ctx, 'lead', 'read', leadRecord.columns)}
    order by claim.id desc limit ${limit + 1}`.execute(db);
  return pageFrom(rows, limit, ({ id }) => id);
}

/** The last dealing of a lead, whose cost is given back where the lead was none. */
export async function lastDealt({ db, actor }: Ctx, leadId: string) {
  const { rows } = await sql<{
    storeId: string;
    role: 'dcc' | 'consultant';
    personId: string;
    cost: number;
  }>`select store_id, role, person_id, cost from leads.allocation
    where tenant_id = ${actor.tenantId} and lead_id = ${leadId}::uuid and turn is not null and cost > 0
    order by at desc, id desc limit 1`.execute(db);
  return rows[0];
}

export async function isCredited({ db, actor }: Ctx, leadId: string): Promise<boolean> {
  const { rows } = await sql`select from leads.level_change where tenant_id = ${actor.tenantId}
    and lead_id = ${leadId}::uuid and kind = 'credited' limit 1`.execute(db);
  return rows.length > 0;
}
