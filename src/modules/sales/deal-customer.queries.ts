import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach } from '../../platform/reach.ts';
import type { CustomerTie, TiedEvent, TiedRecord } from '../customers/index.ts';

const columns = { store: 'd.storeId', team: 'd.teamId', person: 'd.personId' };
const reach = (ctx: Ctx, verb: Verb = 'read') => withinReach(ctx, 'customer', verb, columns);
const most = 100;

/** The deals of a customer (客户的成交与战败). */
export const dealsOfCustomer: CustomerTie = {
  kind: 'deal',

  within: (ctx, verb) => sql<boolean>`exists (select from sales.deal d
    where d.tenant_id = customer.tenant_id and d.customer_id = customer.id and ${reach(ctx, verb)})`,

  async records(ctx, ids) {
    const { rows } = await sql<
      Omit<TiedRecord, 'kind' | 'place'> & {
        storeId: string;
        teamId: string | null;
        personId: string | null;
      }
    >`select d.id, coalesce(d.closed_on, d.opened_on, ${ctx.now}::date)::timestamp at time zone g.zone as at,
        d.outcome as state, concat_ws(' · ', d.number, m.name) as title, s.name as store_name, p.name as person_name,
        d.store_id, d.team_id, d.person_id
      from sales.deal d join people.dealer_group g on g.tenant_id = d.tenant_id
      left join catalog.model m on m.tenant_id = d.tenant_id and m.id = d.model_id
      left join people.store s on s.tenant_id = d.tenant_id and s.id = d.store_id
      left join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where d.tenant_id = ${ctx.actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[]) and ${reach(ctx)}
      order by 2 desc limit ${most}`.execute(ctx.db);
    return rows.map(({ storeId, teamId, personId, ...row }) => ({
      ...row,
      kind: 'deal',
      place: { storeId, teamId, personId },
    }));
  },

  async events(ctx, ids) {
    const { rows } = await sql<TiedEvent>`select 'deal' as kind, d.id,
        d.closed_on::timestamp at time zone g.zone as at, d.outcome as what, d.number as text, p.name as person_name,
        d.id as record_id
      from sales.deal d join people.dealer_group g on g.tenant_id = d.tenant_id
      left join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where d.tenant_id = ${ctx.actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[])
        and d.closed_on is not null and ${reach(ctx)}
      order by 3 desc limit ${most}`.execute(ctx.db);
    return rows;
  },

  /** Stores where both have an open deal: a customer has one there, so one has to end first. */
  async clash({ db, actor }, a, b) {
    const { rows } = await sql<{ name: string }>`select s.name from sales.deal d
      join sales.deal e on e.tenant_id = d.tenant_id and e.store_id = d.store_id and e.customer_id = ${b}::uuid
        and e.outcome = 'open' and e.origin = 'showroom'
      join people.store s on s.tenant_id = d.tenant_id and s.id = d.store_id
      where d.tenant_id = ${actor.tenantId} and d.customer_id = ${a}::uuid and d.outcome = 'open'
        and d.origin = 'showroom' order by s.name`.execute(db);
    return rows.map(({ name }) => name);
  },

  async move({ db, actor }, { from, to, only }) {
    const { rows } = await sql<{ id: string }>`with moved as (
        update sales.deal set customer_id = ${to}::uuid
        where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
          and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
        returning tenant_id, id),
      with_them as (update sales.contract c set customer_id = ${to}::uuid from moved
        where c.tenant_id = moved.tenant_id and c.deal_id = moved.id)
      select id from moved`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** The album of a delivery closes and shows nothing any more; the sale itself stays in the books. */
  async erase({ db, actor, now }, ids) {
    const theirs = sql`select b.id from sales.delivery b
      join sales.deal d on d.tenant_id = b.tenant_id and d.id = b.deal_id
      where b.tenant_id = ${actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[])`;
    await sql`update platform.public_link set closed_at = ${now}::timestamptz
      where tenant_id = ${actor.tenantId} and kind = 'album' and closed_at is null and record_id in (${theirs})`.execute(
      db,
    );
    await sql`update sales.album set agrees = false, code = null, withdrawn_at = ${now}::timestamptz, withdrawn_by = 'customer'
      where tenant_id = ${actor.tenantId} and delivery_id in (${theirs})`.execute(db);
    await sql`delete from sales.album_photo
      where tenant_id = ${actor.tenantId} and delivery_id in (${theirs})`.execute(db);
  },
};
