import { sql } from 'kysely';
import { dayIn } from '../../../kernel/period.ts';
import type { AgendaPart } from '../../../platform/agenda/agenda-part.ts';
import type { Task } from '../../../platform/agenda/agenda.rules.ts';
import type { Ctx } from '../../../platform/db.ts';
import { nameIn } from '../../../platform/list/named.ts';
import { visibleLeads } from '../lead.queries.ts';

const leadName = nameIn('lead');

/** My open leads, with what a task says of each. */
const leadsOfMine = (ctx: Ctx) =>
  visibleLeads(ctx)
    .select(['lead.id', 'lead.nextAt', 'lead.nextWhat', 'lead.lastContactAt', 'lead.wish'])
    .select([
      leadName('customers.customer', 'customer_id').as('customerName'),
      leadName('catalog.model', 'model_id').as('modelName'),
    ])
    .where('lead.ownerId', '=', ctx.actor.personId)
    .where('lead.outcome', '=', 'open');

type Mine = Awaited<ReturnType<ReturnType<typeof leadsOfMine>['execute']>>[number];

const contactOf = (
  { id, wish, customerName, modelName }: Mine,
  due: Pick<Task, 'kind' | 'day' | 'at' | 'isDone'>,
): Task => ({
  id,
  title: customerName ?? '',
  text: [modelName, wish].filter(Boolean).join(' · '),
  link: `/leads/${id}`,
  ...due,
});

/**
 * Leads in my hand by when they are to be contacted (下次联系): the response clock to the minute, follow-ups by their day.
 * Those whom I reached today and who are due on a later day are today's, and done.
 */
export const contactsInAgenda: AgendaPart = {
  key: 'contact',
  tasks: async (ctx, { span: [from, to], leftOver, zone }, most) => {
    const due = await leadsOfMine(ctx)
      .where('lead.nextAt', '<', to)
      .$if(!leftOver, (leads) => leads.where('lead.nextAt', '>=', from))
      .orderBy('lead.nextAt')
      .orderBy('lead.id')
      .limit(most)
      .execute();
    const done = await leadsOfMine(ctx)
      .where('lead.lastContactAt', '>=', from)
      .where('lead.lastContactAt', '<', to)
      .where('lead.nextAt', '>=', to)
      .orderBy('lead.lastContactAt')
      .limit(most)
      .execute();
    return [
      ...due.map((lead) => {
        const isClock = lead.nextWhat !== 'follow_up' && lead.nextWhat !== '';
        const day = dayIn(Date.parse(lead.nextAt!), zone);
        const kind = isClock ? lead.nextWhat : 'follow_up';
        return contactOf(lead, { kind, day, at: isClock ? lead.nextAt : null, isDone: false });
      }),
      ...done.map((lead) => {
        const day = dayIn(Date.parse(lead.lastContactAt!), zone);
        return contactOf(lead, { kind: 'follow_up', day, at: lead.lastContactAt, isDone: true });
      }),
    ].slice(0, most);
  },
};

type Guest = {
  id: string;
  leadId: string;
  at: string;
  kind: 'visit' | 'test_drive';
  state: string;
  customerName: string | null;
  modelName: string | null;
  car: string;
  note: string;
};

/** Guests whom I receive (到店与试驾预约), those who came as done. */
export const guestsInAgenda: AgendaPart = {
  key: 'guest',
  tasks: async ({ db, actor }, { span: [from, to], zone }, most) => {
    const { rows } = await sql<Guest>`select a.id, a.lead_id, a.at, a.kind, a.state, a.car, a.note,
        c.name as customer_name, m.name as model_name
      from leads.appointment a
      join leads.lead l on l.tenant_id = a.tenant_id and l.id = a.lead_id
      left join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
      left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
      where a.tenant_id = ${actor.tenantId} and a.host_id = ${actor.personId}::uuid
        and a.at >= ${from}::timestamptz and a.at < ${to}::timestamptz
        and a.state in ('booked', 'confirmed', 'arrived')
      order by a.at, a.id limit ${most}`.execute(db);
    return rows.map(({ id, leadId, at, kind, state, customerName, modelName, car, note }) => ({
      id,
      kind,
      day: dayIn(Date.parse(at), zone),
      at,
      title: customerName ?? '',
      text: [modelName, car, note].filter(Boolean).join(' · '),
      isDone: state === 'arrived',
      link: `/leads/${leadId}`,
    }));
  },
};
