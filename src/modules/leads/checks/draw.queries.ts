import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';

export type Pool = {
  personId: string;
  storeId: string | null;
  teamId: string | null;
  calls: { id: string; storeId: string | null }[];
};

/** The connected calls of a week by whoever made them, of those for whom nothing was drawn yet. */
export async function undrawnCalls(
  { db, actor }: Ctx,
  { week, zone }: { week: Day; zone: string },
): Promise<Pool[]> {
  const { rows } = await sql<Pool>`
    select c.person_id, p.store_id, p.team_id,
      jsonb_agg(jsonb_build_object('id', c.id, 'storeId', l.store_id) order by c.id) as calls
    from leads.contact c
    join leads.lead l on l.tenant_id = c.tenant_id and l.id = c.lead_id
    join people.person p on p.tenant_id = c.tenant_id and p.id = c.person_id
    where c.tenant_id = ${actor.tenantId} and c.kind = 'call' and c.stops in ('contact', 'conversation')
      and c.at >= ${week}::date::timestamp at time zone ${zone}
      and c.at < (${week}::date + 7)::timestamp at time zone ${zone}
      and not exists (select from leads.call_draw d where d.tenant_id = c.tenant_id and d.week = ${week}::date
        and d.person_id = c.person_id)
    group by c.person_id, p.store_id, p.team_id order by c.person_id`.execute(db);
  return rows;
}

export type Draw = { week: Day; personId: string; seed: string; wanted: number; pool: string[] };

/** False where the week was drawn for this person at the same moment: the key decides. */
export async function insertDraw({ db, actor, now }: Ctx, draw: Draw): Promise<boolean> {
  const made = await db
    .insertInto('leads.callDraw')
    .values({ tenantId: actor.tenantId, drawnAt: now, ...draw })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export type NewCheck = {
  id: string;
  week: Day;
  personId: string;
  storeId: string | null;
  teamId: string | null;
  contactId: string;
};

export async function insertChecks({ db, actor }: Ctx, checks: readonly NewCheck[]): Promise<void> {
  if (checks.length === 0) return;
  await sql`insert into leads.call_check (tenant_id, id, week, person_id, store_id, team_id, contact_id)
    select ${actor.tenantId}::uuid, id, week, "personId", "storeId", "teamId", "contactId"
    from jsonb_to_recordset(${jsonOf(checks)}::jsonb)
      as c(id uuid, week date, "personId" uuid, "storeId" uuid, "teamId" uuid, "contactId" uuid)`.execute(
    db,
  );
}
