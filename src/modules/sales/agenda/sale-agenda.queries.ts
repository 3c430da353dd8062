import { sql } from 'kysely';
import type { AgendaPart } from '../../../platform/agenda/agenda-part.ts';

type Dated = { id: string; dealId: string; day: string; title: string | null; text: string };

const taskOf =
  (kind: string) =>
  ({ id, dealId, day, title, text }: Dated) => ({
    id,
    kind,
    day,
    at: null,
    title: title ?? '',
    text,
    isDone: false,
    link: `/deals/${dealId}`,
  });

/** Quotes of my open deals that are about to expire unanswered (报价到期). */
export const quotesInAgenda: AgendaPart = {
  key: 'quote_expires',
  tasks: async ({ db, actor }, { from, to }, most) => {
    const { rows } =
      await sql<Dated>`select q.id, d.id as deal_id, q.valid_until as day, c.name as title,
        concat_ws(' · ', m.name, t.name) as text
      from sales.deal d
      join sales.quote q on q.tenant_id = d.tenant_id and q.deal_id = d.id and q.state = 'sent'
      join catalog.trim t on t.tenant_id = q.tenant_id and t.id = q.trim_id
      join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
      left join customers.customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
      where d.tenant_id = ${actor.tenantId} and d.person_id = ${actor.personId}::uuid and d.outcome = 'open'
        and d.origin = 'showroom' and q.valid_until between ${from}::date and ${to}::date
      order by q.valid_until, q.id limit ${most}`.execute(db);
    return rows.map(taskOf('quote_expires'));
  },
};

/** Cars that I promised for these days (约定交车), and those that are overdue. */
export const deliveriesInAgenda: AgendaPart = {
  key: 'delivery',
  tasks: async ({ db, actor }, { from, to, leftOver }, most) => {
    const { rows } =
      await sql<Dated>`select k.id, d.id as deal_id, k.promised_on as day, c.name as title,
        concat_ws(' · ', m.name, t.name, nullif(k.colour, '')) as text
      from sales.contract k
      join sales.deal d on d.tenant_id = k.tenant_id and d.id = k.deal_id and d.person_id = ${actor.personId}::uuid
      join catalog.trim t on t.tenant_id = k.tenant_id and t.id = k.trim_id
      join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
      left join customers.customer c on c.tenant_id = k.tenant_id and c.id = k.customer_id
      where k.tenant_id = ${actor.tenantId} and k.state = 'signed' and k.promised_on <= ${to}::date
        and (${leftOver}::boolean or k.promised_on >= ${from}::date)
      order by k.promised_on, k.id limit ${most}`.execute(db);
    return rows.map(taskOf('delivery'));
  },
};

/** Deadlines of tenders of my key accounts (投标截止). */
export const tendersInAgenda: AgendaPart = {
  key: 'tender',
  tasks: async ({ db, actor }, { from, to, leftOver }, most) => {
    const { rows } =
      await sql<Dated>`select t.id, a.id as deal_id, t.deadline_on as day, a.name as title, t.title as text
      from sales.tender t
      join sales.account a on a.tenant_id = t.tenant_id and a.id = t.account_id and a.owner_id = ${actor.personId}::uuid
      where t.tenant_id = ${actor.tenantId} and t.state in ('watching', 'bidding') and t.deadline_on <= ${to}::date
        and (${leftOver}::boolean or t.deadline_on >= ${from}::date)
      order by t.deadline_on, t.id limit ${most}`.execute(db);
    return rows.map((row) => ({ ...taskOf('tender')(row), link: `/accounts/${row.dealId}` }));
  },
};
