import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import { renewStanding } from '../../../platform/login.ts';
import { todayOf } from '../group.queries.ts';
import type { HandOverKind, Work } from '../handover/handover-kind.ts';
import { mayNotTake } from '../handover/handover.refusals.ts';

/**
 * Leaves during which the leaver stands in (代理中的休假), running or coming: without another deputy
 * nobody would look after the absent's customers.
 */
export const deputyHandOver: HandOverKind = {
  kind: 'deputies',
  zh: '代理中的休假',
  en: 'Standing in for',
  resource: 'lead',
  takerNeedsRight: false,

  async listOf(ctx, personId) {
    const today = await todayOf(ctx);
    const { rows } = await sql<Work>`
      select d.id, p.name || ' · ' || d.starts_on || ' – ' || d.ends_on as label, p.store_id
      from people.delegation d
      join people.person p on p.tenant_id = d.tenant_id and p.id = d.from_person_id
      where d.tenant_id = ${ctx.actor.tenantId} and d.to_person_id = ${personId}::uuid
        and d.ends_on >= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)
      order by d.starts_on, d.id`.execute(ctx.db);
    return rows;
  },

  async moveTo(ctx, ids, { fromPersonId, toPersonId }) {
    const { db, actor } = ctx;
    const { tenantId } = actor;
    await mustNotBeAway(ctx, ids, toPersonId);
    const { rows } = await sql<{ id: string }>`
      update people.delegation set to_person_id = ${toPersonId}::uuid
      where tenant_id = ${tenantId} and to_person_id = ${fromPersonId}::uuid
        and id = any(${[...ids]}::uuid[]) returning id`.execute(db);
    await renewStanding(db, { tenantId, personId: toPersonId });
    return rows.map(({ id }) => id);
  },
};

/** Nobody stands in for themselves, nor twice for the same leave. */
async function mustNotBeAway({ db, actor }: Ctx, ids: readonly string[], toPersonId: string) {
  const { rows } = await sql<{ name: string }>`
    select p.name from people.delegation d
    join people.person p on p.tenant_id = d.tenant_id and p.id = ${toPersonId}::uuid
    where d.tenant_id = ${actor.tenantId} and d.id = any(${[...ids]}::uuid[])
      and (d.from_person_id = p.id or exists (
        select 1 from people.delegation other where other.tenant_id = d.tenant_id
          and other.from_person_id = d.from_person_id and other.to_person_id = p.id
          and other.starts_on = d.starts_on)) limit 1`.execute(db);
  if (rows[0]) throw mayNotTake(rows[0].name, 'deputies');
}
