import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { pageFrom } from '../../../kernel/page.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { maskedPhone } from '../../customers/index.ts';
import type { PoolEntry } from './draw.queries.ts';
import type { LossReview } from './review.schema.ts';

export type ReviewRow = z.output<typeof LossReview>;
type Result = NonNullable<ReviewRow['result']>;

const columns = { store: 'lossReview.storeId', team: 'lossReview.teamId' };
/** The only door to reviews: those of the stores whose leads one reads, and of one's own losses. */
const visible = (ctx: Ctx) => sql<boolean>`(loss_review.claimed_by = ${ctx.actor.personId}::uuid
  or ${withinReach(ctx, 'lead', 'read', columns)})`;

type Asked = { state: 'open' | 'done'; limit: number; after?: string | undefined };

/** Reviews within reach, the latest first; ids are in the order of time. */
export async function reviewsOf(ctx: Ctx, { state, limit, after }: Asked) {
  const { rows } = await sql<ReviewRow>`
    select loss_review.id, loss_review.lead_id, cu.name as customer_name, ${maskedPhone('lead')} as phone,
      m.name as model_name, s.name as store_name, lead.grade, c.reason, c.rival, c.text as said,
      loss_review.claimed_by as claimed_by_id, p.name as claimed_by_name,
      (c.decided_at at time zone g.zone)::date as decided_on, loss_review.week, loss_review.drawn, loss_review.risk,
      coalesce((select e->'parts' from jsonb_array_elements(d.pool) e where e->>'id' = c.id::text), '[]') as parts,
      to_jsonb(loss_review.tried_on) as tried_on, loss_review.result, loss_review.note, by.name as reviewed_by_name,
      loss_review.reviewed_at, loss_review.reopened,
      case when loss_review.reopened then (select name from people.person o
        where o.tenant_id = lead.tenant_id and o.id = lead.owner_id) end as new_owner_name
    from leads.loss_review loss_review
    join leads.loss_draw d on d.tenant_id = loss_review.tenant_id and d.store_id = loss_review.store_id
      and d.week = loss_review.week
    join leads.claim c on c.tenant_id = loss_review.tenant_id and c.id = loss_review.claim_id
    join leads.lead lead on lead.tenant_id = loss_review.tenant_id and lead.id = loss_review.lead_id
    join people.dealer_group g on g.tenant_id = loss_review.tenant_id
    join people.store s on s.tenant_id = loss_review.tenant_id and s.id = loss_review.store_id
    left join people.person p on p.tenant_id = loss_review.tenant_id and p.id = loss_review.claimed_by
    left join people.person by on by.tenant_id = loss_review.tenant_id and by.id = loss_review.reviewed_by
    left join customers.customer cu on cu.tenant_id = lead.tenant_id and cu.id = lead.customer_id
    left join catalog.model m on m.tenant_id = lead.tenant_id and m.id = lead.model_id
    where loss_review.tenant_id = ${ctx.actor.tenantId} and (loss_review.result is null) = ${state === 'open'}
      and (${after ?? null}::uuid is null or loss_review.id < ${after ?? null}::uuid) and ${visible(ctx)}
    order by loss_review.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(rows, limit, ({ id }) => id);
}

export type Held = {
  id: string;
  leadId: string;
  storeId: string;
  claimedBy: string;
  claimId: string;
  triedOn: Day[];
  result: Result | null;
  seed: string;
  byLot: number;
  byRisk: number;
  pool: PoolEntry[];
  drawnAt: string;
};

/** A review within reach; locked where it is to be answered, so that of two answers one is first. */
export async function reviewById(
  ctx: Ctx,
  id: string,
  { isLocked = false } = {},
): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select loss_review.id, loss_review.lead_id, loss_review.store_id, loss_review.claimed_by, loss_review.claim_id,
      to_jsonb(loss_review.tried_on) as tried_on, loss_review.result, d.seed, d.by_lot, d.by_risk, d.pool, d.drawn_at
    from leads.loss_review loss_review
    join leads.loss_draw d on d.tenant_id = loss_review.tenant_id and d.store_id = loss_review.store_id
      and d.week = loss_review.week
    where loss_review.tenant_id = ${ctx.actor.tenantId} and loss_review.id = ${id}::uuid and ${visible(ctx)}
    ${isLocked ? sql`for update of loss_review` : sql``}`.execute(ctx.db);
  return rows[0];
}

/** Another day without an answer. */
export async function writeTry({ db, actor }: Ctx, id: string, triedOn: readonly Day[]) {
  await sql`update leads.loss_review set tried_on = ${[...triedOn]}::date[]
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
}

export async function writeResult(
  { db, actor, now }: Ctx,
  id: string,
  answer: { result: Result; note: string; reopened: boolean },
): Promise<void> {
  await db
    .updateTable('leads.lossReview')
    .set({ ...answer, reviewedBy: actor.personId, reviewedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A lost lead, locked, whoever's it is: the review's own right was asked before. */
export async function lockLost({ db, actor }: Ctx, id: string) {
  return db
    .selectFrom('leads.lead')
    .select([
      'id',
      'customerId',
      'storeId',
      'teamId',
      'ownerId',
      'outcome',
      'day',
      'modelId',
      'sourceId',
      'campaignId',
      'areaId',
      'language',
      'attemptedAt',
      'contactedAt',
      'conversedAt',
    ])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether the customer has another lead in hand at the store. */
export async function hasOpenLead(
  { db, actor }: Ctx,
  { customerId, storeId }: { customerId: string | null; storeId: string },
): Promise<boolean> {
  const { rows } = await sql`select from leads.lead where tenant_id = ${actor.tenantId}
    and customer_id = ${customerId}::uuid and store_id = ${storeId}::uuid and outcome = 'open' limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Opens a lost lead again in nobody's hand; whoever gave it up does not get it. */
export async function openAgain(
  { db, actor, now }: Ctx,
  id: string,
  givenUpBy: string,
): Promise<void> {
  await sql`update leads.lead set outcome = 'open', closed_on = null, lost_reason = '', owner_id = null, team_id = null,
      stage = 'waiting', waits_for = '', given_up_by = ${givenUpBy}::uuid, assigned_at = null,
      attempted_at = coalesce(attempted_at, ${now}::timestamptz), contacted_at = coalesce(contacted_at, ${now}::timestamptz),
      conversed_at = coalesce(conversed_at, ${now}::timestamptz), last_contact_at = ${now}::timestamptz,
      next_at = ${now}::timestamptz, next_what = 'follow_up', escalated = 0, watch_at = null
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
}

/** In whose hand a lead is. */
export async function holderOf({ db, actor }: Ctx, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('leads.lead')
    .select('ownerId')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.ownerId ?? null;
}
