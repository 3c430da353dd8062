import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach } from '../../platform/reach.ts';
import type { CustomerTie, TiedRecord } from '../customers/index.ts';

const columns = { store: 'v.storeId', person: 'v.personId' };
const reach = (ctx: Ctx, verb: Verb = 'read') => withinReach(ctx, 'customer', verb, columns);

/** What a customer answered in surveys (客户的满意度). */
export const surveysOfCustomer: CustomerTie = {
  kind: 'survey',

  within: (ctx, verb) => sql<boolean>`exists (select from care.survey v
    where v.tenant_id = customer.tenant_id and v.customer_id = customer.id and ${reach(ctx, verb)})`,

  async records(ctx, ids) {
    const { rows } = await sql<
      Omit<TiedRecord, 'kind' | 'place'> & { storeId: string; personId: string | null }
    >`select v.id, v.day::timestamp at time zone g.zone as at, v.kind as state,
        (v.score_hundredths / 100.0)::numeric(6, 2)::text as title, s.name as store_name, p.name as person_name,
        v.store_id, v.person_id
      from care.survey v join people.dealer_group g on g.tenant_id = v.tenant_id
      left join people.store s on s.tenant_id = v.tenant_id and s.id = v.store_id
      left join people.person p on p.tenant_id = v.tenant_id and p.id = v.person_id
      where v.tenant_id = ${ctx.actor.tenantId} and v.customer_id = any(${[...ids]}::uuid[]) and ${reach(ctx)}
      order by v.day desc limit 50`.execute(ctx.db);
    return rows.map(({ storeId, personId, ...row }) => ({
      ...row,
      kind: 'survey',
      place: { storeId, personId },
    }));
  },

  events: () => Promise.resolve([]),

  async move({ db, actor }, { from, to, only }) {
    const { rows } = await sql<{ id: string }>`update care.survey set customer_id = ${to}::uuid
      where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
        and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
      returning id`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** What they wrote is taken away; scores stay, as figures of the store. */
  async erase({ db, actor }, ids) {
    await sql`update care.survey_answer set why = '', words = ''
      where tenant_id = ${actor.tenantId} and link_id in (select l.id from care.survey_link l
        join sales.deal d on d.tenant_id = l.tenant_id and d.id = l.deal_id
        where l.tenant_id = ${actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[]))`.execute(
      db,
    );
  },
};
