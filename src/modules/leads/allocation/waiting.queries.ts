import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';

export type Waiting = {
  id: string;
  storeId: string;
  receivedAt: string;
  language: string;
  brandId: string | null;
  preferredId: string | null;
  waitsFor: string;
  conversedAt: string | null;
  givenUpBy: string | null;
  energy: string;
  source: string;
  tags: string[];
};

/** Leads in nobody's hand, the oldest first (待分配). */
export async function waitingAt(
  { db, actor }: Ctx,
  storeId: string,
  limit: number,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select l.id, l.store_id, l.received_at, l.language, l.preferred_id, l.waits_for, l.conversed_at, l.given_up_by,
      coalesce((select m.energy from catalog.model m where m.tenant_id = l.tenant_id and m.id = l.model_id), '') as energy,
      coalesce((select s.name from marketing.source s where s.tenant_id = l.tenant_id and s.id = l.source_id), '') as source,
      array(select t.tag from customers.tagging t where t.tenant_id = l.tenant_id and t.customer_id = l.customer_id) as tags,
      (select m.brand_id from catalog.model m where m.tenant_id = l.tenant_id and m.id = l.model_id) as brand_id
    from leads.lead l
    where l.tenant_id = ${actor.tenantId} and l.store_id = ${storeId}::uuid and l.stage = 'waiting'
      and l.outcome = 'open' and l.owner_id is null
    order by l.received_at, l.id limit ${limit} for update of l`.execute(db);
  return rows;
}

/** Stores where something waits. */
export async function storesWaiting({ db, actor }: Ctx): Promise<string[]> {
  const { rows } = await sql<{ storeId: string }>`select distinct store_id from leads.lead
    where tenant_id = ${actor.tenantId} and stage = 'waiting' and outcome = 'open' and owner_id is null
      and store_id is not null order by 1 limit 1000`.execute(db);
  return rows.map(({ storeId }) => storeId);
}

export async function waitingName({ db, actor }: Ctx, storeId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from people.store
    where tenant_id = ${actor.tenantId} and id = ${storeId}::uuid`.execute(db);
  return rows[0]?.name ?? '';
}
