import { sql } from 'kysely';
import { withinReach } from '../../../platform/reach.ts';
import type { CustomerTie, TiedEvent } from '../../customers/index.ts';

/** The times a customer was in the showroom (到店记录). Whoever sees the customer by a lead or a deal sees these. */
export const visitsOfCustomer: CustomerTie = {
  kind: 'visit',
  within: () => sql<boolean>`false`,
  records: () => Promise.resolve([]),

  async events(ctx, ids) {
    const places = { store: 'v.storeId', person: 'v.hostId' };
    const { rows } =
      await sql<TiedEvent>`select 'visit' as kind, v.id, v.came_at as at, v.kind as what, v.note as text,
        p.name as person_name, v.id as record_id
      from sales.visit v left join people.person p on p.tenant_id = v.tenant_id and p.id = v.host_id
      where v.tenant_id = ${ctx.actor.tenantId} and v.customer_id = any(${[...ids]}::uuid[]) and v.void_reason = ''
        and ${withinReach(ctx, 'customer', 'read', places)}
      order by v.came_at desc limit 100`.execute(ctx.db);
    return rows;
  },

  async move({ db, actor }, { from, to, only }) {
    const { rows } = await sql<{ id: string }>`update sales.visit set customer_id = ${to}::uuid
      where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
        and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
      returning id`.execute(db);
    return rows.map(({ id }) => id);
  },

  async erase({ db, actor }, ids) {
    await sql`update sales.visit set name = '', plate = '', note = '' where tenant_id = ${actor.tenantId}
      and customer_id = any(${[...ids]}::uuid[])`.execute(db);
  },
};
