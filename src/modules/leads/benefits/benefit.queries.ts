import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import { visibleLeads, withLeadColumns } from '../lead.queries.ts';

/** The customer of a lead within reach. */
export async function customerIdOf(
  ctx: Ctx,
  verb: 'read' | 'edit',
  id: string,
): Promise<string | undefined> {
  const found = await visibleLeads(ctx, verb)
    .select('lead.customerId')
    .where('lead.id', '=', id)
    .executeTakeFirst();
  return found?.customerId ?? undefined;
}

export type LinkResult = { code: string; leads: number; arrived: number; won: number };

/** What came of the latest two hundred short links (短链效果), by their codes. */
export async function linkResults({ db, actor }: Ctx): Promise<LinkResult[]> {
  const { rows } = await sql<LinkResult>`
    select s.code, r.leads, r.arrived, r.won
    from (select tenant_id, code from marketing.short_link where tenant_id = ${actor.tenantId}
      order by made_at desc limit 200) s
    cross join lateral (select count(distinct t.lead_id)::int as leads,
        count(distinct t.lead_id) filter (where exists (select from leads.appointment a
          where a.tenant_id = l.tenant_id and a.lead_id = l.id and a.state = 'arrived'))::int as arrived,
        count(distinct t.lead_id) filter (where l.outcome = 'won')::int as won
      from leads.touch t join leads.lead l on l.tenant_id = t.tenant_id and l.id = t.lead_id
      where t.tenant_id = s.tenant_id and t.utm ->> 'utm_id' = s.code) r
    where r.leads > 0`.execute(db);
  return rows;
}

/** The latest leads that somebody brought, of those within reach (转介绍来的线索). */
export const referralsOf = (ctx: Ctx, referrerId: string) =>
  withLeadColumns(visibleLeads(ctx))
    .where('lead.referrerId', '=', referrerId)
    .orderBy('lead.receivedAt', 'desc')
    .limit(100)
    .execute();
