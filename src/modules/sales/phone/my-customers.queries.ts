import { sql } from 'kysely';
import { scopeOf } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { maskedPhone } from '../../customers/index.ts';

const most = 200;

type Row = {
  customerId: string;
  name: string;
  phone: string | null;
  leadId: string | null;
  dealId: string | null;
  dealNumber: string | null;
  grade: 'N';
  modelName: string | null;
  sourceName: string | null;
  nextAt: string | null;
  nextWhat: string;
  lastContactAt: string | null;
};

/**
 * Whom I follow (我的客户): one line for each open lead of mine with its deal, then the deals without one. The most urgent
 * first: by the next contact, and what has none last.
 */
export async function myCustomers(ctx: Ctx) {
  const { db, actor, now } = ctx;
  const [tenant, me] = [sql`${actor.tenantId}::uuid`, sql`${actor.personId}::uuid`];
  const mayDeals = scopeOf(actor, 'deal', 'read') !== 'no';
  const { rows } = await sql<Row>`with led as (
      select l.customer_id, l.store_id, l.id as lead_id, l.grade, l.model_id, l.source_id, l.next_at, l.next_what,
        l.last_contact_at
      from leads.lead l where l.tenant_id = ${tenant} and l.owner_id = ${me} and l.outcome = 'open'
      order by l.next_at, l.id limit ${most + 1}),
    dealt as (
      select d.customer_id, d.store_id, d.id as deal_id, d.number, d.model_id, d.source_id from sales.deal d
      where ${mayDeals}::boolean and d.tenant_id = ${tenant} and d.person_id = ${me} and d.outcome = 'open'
        and d.origin = 'showroom' and d.customer_id is not null
      order by d.id desc limit ${most + 1}),
    followed as (
      select coalesce(led.customer_id, dealt.customer_id) as customer_id, led.lead_id, dealt.deal_id, dealt.number,
        coalesce(led.grade, 'N') as grade, coalesce(dealt.model_id, led.model_id) as model_id,
        coalesce(led.source_id, dealt.source_id) as source_id, led.next_at, coalesce(led.next_what, '') as next_what,
        led.last_contact_at, ${tenant} as tenant_id
      from led full join dealt on dealt.customer_id = led.customer_id and dealt.store_id = led.store_id
      order by led.next_at nulls last, led.lead_id, dealt.deal_id limit ${most + 1})
    select f.customer_id, c.name, ${maskedPhone('f')} as phone, f.lead_id, f.deal_id, f.number as deal_number, f.grade,
      m.name as model_name, s.name as source_name, f.next_at, f.next_what, f.last_contact_at
    from followed f
    join customers.customer c on c.tenant_id = ${tenant} and c.id = f.customer_id
    left join catalog.model m on m.tenant_id = ${tenant} and m.id = f.model_id
    left join marketing.source s on s.tenant_id = ${tenant} and s.id = f.source_id
    order by f.next_at nulls last, f.lead_id, f.deal_id`.execute(db);
  return { now, rows: rows.slice(0, most), isMore: rows.length > most };
}
