import { sql } from 'kysely';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { SwotItem } from './swot.schema.ts';

/** Items of a plan with their owner and the actions that answer them. */
export async function swotOf({ db, actor }: Ctx, planId: string): Promise<SwotItem[]> {
  const { rows } = await sql<SwotItem>`
    select s.id, s.quadrant, s.title, s.evidence, json_build_object('id', p.id, 'name', p.name) as owner,
      coalesce((select json_agg(json_build_object('id', a.id, 'title', a.title) order by a.starts_on, a.id)
        from plan.swot_answer w join plan.action a on a.tenant_id = w.tenant_id and a.id = w.action_id
        where w.tenant_id = s.tenant_id and w.swot_item_id = s.id), '[]') as actions
    from plan.swot_item s join people.person p on p.tenant_id = s.tenant_id and p.id = s.owner_id
    where s.tenant_id = ${actor.tenantId} and s.plan_id = ${planId}::uuid
    order by s.created_at, s.id limit 500`.execute(db);
  return rows;
}

/** The plan that a finding belongs to; undefined where there is no such finding. */
export async function planOfSwotItem({ db, actor }: Ctx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ planId: string }>`select plan_id from plan.swot_item
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
  return rows[0]?.planId;
}

export type SwotFields = {
  quadrant: string;
  title: string;
  evidence: string;
  ownerId: string;
  actionIds: readonly string[];
};

/** Adds an item, or changes the one with this id; undefined where there is none to change. */
export async function writeSwotItem(
  { db, actor, now }: Ctx,
  planId: string,
  fields: SwotFields,
  id?: string,
): Promise<string | undefined> {
  const { quadrant, title, evidence, ownerId } = fields;
  const { rows } = id
    ? await sql<{ id: string }>`update plan.swot_item set quadrant = ${quadrant}, title = ${title},
        evidence = ${evidence}, owner_id = ${ownerId}::uuid
        where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and id = ${id}::uuid returning id`.execute(
        db,
      )
    : await sql<{ id: string }>`insert into plan.swot_item
        (tenant_id, id, plan_id, quadrant, title, evidence, owner_id, created_at)
        values (${actor.tenantId}, ${uuidV7()}, ${planId}, ${quadrant}, ${title}, ${evidence}, ${ownerId}, ${now})
        returning id`.execute(db);
  const itemId = rows[0]?.id;
  if (itemId) await answerBy({ db, actor }, planId, itemId, fields.actionIds);
  return itemId;
}

/** Links the item to these actions of its plan, and to no others. */
async function answerBy(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  planId: string,
  itemId: string,
  actionIds: readonly string[],
): Promise<void> {
  await sql`delete from plan.swot_answer
    where tenant_id = ${actor.tenantId} and swot_item_id = ${itemId}::uuid`.execute(db);
  await sql`insert into plan.swot_answer (tenant_id, swot_item_id, action_id)
    select tenant_id, ${itemId}::uuid, id from plan.action
    where tenant_id = ${actor.tenantId} and plan_id = ${planId}::uuid and id = any(${[...actionIds]}::uuid[])`.execute(
    db,
  );
}

export async function removeSwotItem({ db, actor }: Ctx, planId: string, id: string) {
  const { numAffectedRows } =
    await sql`delete from plan.swot_item where tenant_id = ${actor.tenantId}
    and plan_id = ${planId}::uuid and id = ${id}::uuid`.execute(db);
  return numAffectedRows === 1n;
}
