import { sql } from 'kysely';
import type { Ctx } from '../platform/db.ts';

export type QuotedLead = {
  leadId: string;
  storeId: string;
  personId: string;
  teamId: string | null;
  modelId: string;
};

/** Leads that consultants talk to and that no deal was opened for (在谈客户), those of `first` before others, the latest first. */
export async function leadsToQuote({ db, actor }: Ctx, first: string): Promise<QuotedLead[]> {
  const { rows } = await sql<QuotedLead>`
    select l.id as lead_id, l.store_id, l.owner_id as person_id, p.team_id, l.model_id from leads.lead l
    join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
    where l.tenant_id = ${actor.tenantId} and l.outcome = 'open' and l.stage = 'consultant' and l.intake <> 'import'
      and l.customer_id is not null and l.store_id is not null and l.model_id is not null
      and exists (select from catalog.trim t where t.tenant_id = l.tenant_id and t.model_id = l.model_id)
      and not exists (select from sales.deal d where d.tenant_id = l.tenant_id and d.customer_id = l.customer_id
        and d.origin = 'showroom')
    order by (l.owner_id = ${first}::uuid) desc, l.id desc limit 12`.execute(db);
  return rows;
}

/** Products that a store sells beside the car, by name. */
export async function productIds({ db, actor }: Ctx): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from catalog.product
    where tenant_id = ${actor.tenantId} and closed_at is null order by name, id limit 500`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Whoever may decide an approval at its first step. */
export async function firstDecider({ db, actor }: Ctx, approvalId: string): Promise<string> {
  const { rows } = await sql<{ personId: string }>`select person_id from platform.approval_decider
    where tenant_id = ${actor.tenantId} and approval_id = ${approvalId}::uuid order by step, person_id limit 1`.execute(
    db,
  );
  return rows[0]!.personId;
}
