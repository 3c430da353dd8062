import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import type { Loss, RiskPart } from './review.rules.ts';

export type LossRow = Loss & {
  storeId: string;
  leadId: string;
  claimedBy: string;
  teamId: string | null;
};

/** The losses that were approved in a week, of stores for which nothing was drawn yet (待抽战败). */
export async function undrawnLosses(
  { db, actor }: Ctx,
  { week, zone }: { week: Day; zone: string },
): Promise<LossRow[]> {
  const { rows } = await sql<LossRow>`
    with earlier as (select claimed_by, count(*)::int as reviewed, count(*) filter (where result = 'false_loss')::int as false_ones
      from leads.loss_review where tenant_id = ${actor.tenantId} and result in ('confirmed', 'false_loss')
        and week >= ${week}::date - 182 group by claimed_by)
    select c.id as claim_id, c.store_id, c.lead_id, c.claimed_by, l.team_id, l.grade, c.reason, c.contact_days,
      l.conversed_at is not null as has_talked,
      greatest(0, extract(day from c.claimed_at - l.received_at))::int as days_held,
      coalesce(e.reviewed, 0) as reviewed, coalesce(e.false_ones, 0) as false_ones
    from leads.claim c
    join leads.lead l on l.tenant_id = c.tenant_id and l.id = c.lead_id
    left join earlier e on e.claimed_by = c.claimed_by
    where c.tenant_id = ${actor.tenantId} and c.kind = 'lost' and c.decision = 'approved'
      and c.decided_at >= ${week}::date::timestamp at time zone ${zone}
      and c.decided_at < (${week}::date + 7)::timestamp at time zone ${zone}
      and l.outcome = 'lost'
      and not exists (select from leads.loss_draw d where d.tenant_id = c.tenant_id and d.store_id = c.store_id
        and d.week = ${week}::date)
    order by c.store_id, c.id`.execute(db);
  return rows;
}

export type PoolEntry = { id: string; weight: number; parts: RiskPart[] };
export type NewDraw = {
  storeId: string;
  week: Day;
  seed: string;
  byLot: number;
  byRisk: number;
  pool: readonly PoolEntry[];
};

/** False where the store's week was drawn at the same moment: the key decides. */
export async function insertDraw({ db, actor, now }: Ctx, draw: NewDraw): Promise<boolean> {
  const made = await db
    .insertInto('leads.lossDraw')
    .values({ tenantId: actor.tenantId, drawnAt: now, ...draw, pool: jsonOf(draw.pool) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export type NewReview = {
  id: string;
  storeId: string;
  week: Day;
  claimId: string;
  leadId: string;
  teamId: string | null;
  claimedBy: string;
  drawn: 'lot' | 'risk';
  risk: number;
};

export async function insertReviews(
  { db, actor }: Ctx,
  reviews: readonly NewReview[],
): Promise<void> {
  if (reviews.length === 0) return;
  await sql`insert into leads.loss_review (tenant_id, id, store_id, week, claim_id, lead_id, team_id, claimed_by, drawn, risk)
    select ${actor.tenantId}::uuid, id, "storeId", week, "claimId", "leadId", "teamId", "claimedBy", drawn, risk
    from jsonb_to_recordset(${jsonOf(reviews)}::jsonb) as r(id uuid, "storeId" uuid, week date, "claimId" uuid,
      "leadId" uuid, "teamId" uuid, "claimedBy" uuid, drawn text, risk smallint)`.execute(db);
}
