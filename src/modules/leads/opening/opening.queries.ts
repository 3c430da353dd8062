import { sql } from 'kysely';
import { NOBODY } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { eventsOf } from '../lead.queries.ts';

/** Notes that somebody opened a lead's record (查看档案); the first time counts. */
export async function noteOpening({ db, actor, now }: Ctx, leadId: string): Promise<void> {
  if (actor.personId === NOBODY) return;
  await db
    .insertInto('leads.opening')
    .values({ tenantId: actor.tenantId, leadId, personId: actor.personId, at: now })
    .onConflict((conflict) => conflict.columns(['tenantId', 'leadId', 'personId']).doNothing())
    .execute();
}

/**
 * Whether somebody may begin to receive a lead's customer: they opened its record, or there is none because it began
 * at the reception itself (先看档案再接待).
 */
export async function isRecordKnown(
  { db, actor }: Ctx,
  leadId: string,
  personId: string,
): Promise<boolean> {
  const { rows } =
    await sql`select from leads.lead l where l.tenant_id = ${actor.tenantId} and l.id = ${leadId}::uuid
    and (l.intake = 'reception' or exists (select from leads.opening o where o.tenant_id = l.tenant_id
      and o.lead_id = l.id and o.person_id = ${personId}::uuid))`.execute(db);
  return rows.length > 0;
}

type Known = {
  customerName: string | null;
  modelName: string | null;
  sourceName: string | null;
  ownerName: string | null;
  intake: string;
  grade: string;
  wish: string;
  needs: Record<string, string>;
  expectedOn: string | null;
  receivedAt: string;
};

/** What is known of a lead for whoever receives its customer (线索档案), with who opened it before. */
export async function leadRecordOf(ctx: Ctx, leadId: string) {
  const { db, actor } = ctx;
  const { rows } =
    await sql<Known>`select c.name as customer_name, m.name as model_name, s.name as source_name,
      p.name as owner_name, l.intake, l.grade, l.wish, l.needs, l.expected_on, l.received_at
    from leads.lead l
    left join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
    left join marketing.source s on s.tenant_id = l.tenant_id and s.id = l.source_id
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
    where l.tenant_id = ${actor.tenantId} and l.id = ${leadId}::uuid`.execute(db);
  const opened = await sql<{
    personName: string;
    at: string;
  }>`select p.name as person_name, o.at from leads.opening o
    join people.person p on p.tenant_id = o.tenant_id and p.id = o.person_id
    where o.tenant_id = ${actor.tenantId} and o.lead_id = ${leadId}::uuid order by o.at limit 50`.execute(
    db,
  );
  const events = (await eventsOf(ctx, leadId)).slice(0, 30);
  return { ...rows[0]!, openings: opened.rows, events };
}

/** Who a lead is about, for a reception at its store, whoever has it; locked, so that it is received once. */
export async function leadAtStore({ db, actor }: Ctx, leadId: string, storeId: string) {
  return db
    .selectFrom('leads.lead')
    .select(['id', 'customerId', 'ownerId', 'modelId'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', leadId)
    .where('storeId', '=', storeId)
    .forUpdate()
    .executeTakeFirst();
}
