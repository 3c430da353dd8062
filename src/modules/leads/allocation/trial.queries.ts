import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Role } from './queue.queries.ts';

export type PastRow = {
  leadId: string;
  day: Day;
  personId: string;
  setId: string;
  brandId: string | null;
  language: string;
  energy: string;
  source: string;
  tags: string[];
};
type Span = { storeId: string; role: Role; from: Day; to: Day };

/** The leads that a queue dealt in a span, the latest of them, in the order in which they were dealt. */
export async function dealtIn(
  { db, actor }: Ctx,
  { storeId, role, from, to }: Span,
  limit: number,
): Promise<PastRow[]> {
  const { rows } = await sql<PastRow>`
    select a.lead_id, (a.at at time zone g.zone)::date as day, a.person_id, a.set_id, m.brand_id, l.language,
      coalesce(m.energy, '') as energy, coalesce(s.name, '') as source,
      array(select t.tag from customers.tagging t where t.tenant_id = l.tenant_id and t.customer_id = l.customer_id) as tags
    from leads.allocation a
    join people.dealer_group g on g.tenant_id = a.tenant_id
    join leads.lead l on l.tenant_id = a.tenant_id and l.id = a.lead_id
    left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
    left join marketing.source s on s.tenant_id = l.tenant_id and s.id = l.source_id
    where a.tenant_id = ${actor.tenantId} and a.store_id = ${storeId}::uuid and a.role = ${role}
      and a.turn is not null and a.at >= (${from}::date::timestamp at time zone g.zone)
      and a.at < ((${to}::date + 1)::timestamp at time zone g.zone)
    order by a.at desc, a.turn desc limit ${limit}`.execute(db);
  return rows.toReversed();
}
