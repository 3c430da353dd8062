import { sql } from 'kysely';
import { withinReach } from '../../../platform/reach.ts';
import type { CustomerTie, TiedEvent, TiedRecord } from '../../customers/index.ts';

const columns = { store: 'd.storeId', team: 'd.teamId', person: 'd.personId' };
type Row = Omit<TiedRecord, 'kind' | 'place'> & {
  storeId: string;
  teamId: string | null;
  personId: string;
};

/** The test drives of a customer (试驾记录). */
export const drivesOfCustomerTie: CustomerTie = {
  kind: 'drive',
  within: () => sql<boolean>`false`,

  async records(ctx, ids) {
    const { rows } =
      await sql<Row>`select d.id, d.from_at as at, d.state, concat_ws(' · ', m.name, v.plate) as title,
        s.name as store_name, p.name as person_name, d.store_id, d.team_id, d.person_id
      from sales.drive d
      join sales.vehicle v on v.tenant_id = d.tenant_id and v.id = d.vehicle_id
      join catalog.model m on m.tenant_id = d.tenant_id and m.id = d.model_id
      join people.store s on s.tenant_id = d.tenant_id and s.id = d.store_id
      join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where d.tenant_id = ${ctx.actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[])
        and d.state <> 'cancelled' and ${withinReach(ctx, 'customer', 'read', columns)}
      order by d.from_at desc limit 100`.execute(ctx.db);
    return rows.map(({ storeId, teamId, personId, ...row }) => ({
      ...row,
      kind: 'drive',
      place: { storeId, teamId, personId },
    }));
  },

  async events(ctx, ids) {
    const { rows } =
      await sql<TiedEvent>`select 'drive' as kind, d.id, d.back_at as at, d.kind as what, d.said as text,
        p.name as person_name, d.id as record_id
      from sales.drive d join people.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where d.tenant_id = ${ctx.actor.tenantId} and d.customer_id = any(${[...ids]}::uuid[]) and d.state = 'done'
        and ${withinReach(ctx, 'customer', 'read', columns)}
      order by d.back_at desc limit 100`.execute(ctx.db);
    return rows;
  },

  async move({ db, actor }, { from, to, only }) {
    const { rows } = await sql<{ id: string }>`update sales.drive set customer_id = ${to}::uuid
      where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
        and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
      returning id`.execute(db);
    return rows.map(({ id }) => id);
  },

  async erase({ db, actor }, ids) {
    await sql`update sales.drive set said = '', note = '', return_note = '', licence_tail = ''
      where tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[])`.execute(db);
  },
};
