import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import type { CustomerTie, TiedRecord } from '../../customers/index.ts';
import type { HandOverKind, PlaceTie, Work } from '../../people/index.ts';

const columns = { store: 'a.storeId', team: 'a.teamId', person: 'a.ownerId' };
const reach = (ctx: Ctx, verb: Verb = 'read') => withinReach(ctx, 'customer', verb, columns);

/** The key account that a company is (客户的大客户档案). */
export const accountsOfCustomer: CustomerTie = {
  kind: 'account',

  within: (ctx, verb) => sql<boolean>`exists (select from sales.account a
    where a.tenant_id = customer.tenant_id and a.customer_id = customer.id and ${reach(ctx, verb)})`,

  async records(ctx, ids) {
    const { rows } = await sql<
      Omit<TiedRecord, 'kind' | 'place'> & {
        storeId: string;
        teamId: string | null;
        ownerId: string;
      }
    >`select a.id, a.made_at as at, a.state, a.name as title, s.name as store_name, p.name as person_name,
        a.store_id, a.team_id, a.owner_id
      from sales.account a
      left join people.store s on s.tenant_id = a.tenant_id and s.id = a.store_id
      left join people.person p on p.tenant_id = a.tenant_id and p.id = a.owner_id
      where a.tenant_id = ${ctx.actor.tenantId} and a.customer_id = any(${[...ids]}::uuid[]) and ${reach(ctx)}
      order by a.made_at desc limit 100`.execute(ctx.db);
    return rows.map(({ storeId, teamId, ownerId, ...row }) => ({
      ...row,
      kind: 'account',
      place: { storeId, teamId, personId: ownerId },
    }));
  },

  events: async () => [],

  async clash({ db, actor }, a, b) {
    const { rows } = await sql<{ name: string }>`select one.name from sales.account one
      join sales.account other on other.tenant_id = one.tenant_id and other.customer_id = ${b}::uuid
      where one.tenant_id = ${actor.tenantId} and one.customer_id = ${a}::uuid`.execute(db);
    return rows.map(({ name }) => name);
  },

  async move({ db, actor }, { from, to, only }) {
    const { rows } = await sql<{ id: string }>`update sales.account set customer_id = ${to}::uuid
      where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
        and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
      returning id`.execute(db);
    return rows.map(({ id }) => id);
  },

  async erase({ db, actor }, ids) {
    await sql`delete from sales.account_contact where tenant_id = ${actor.tenantId} and account_id in (
      select id from sales.account where tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[]))`.execute(
      db,
    );
  },
};

/** Key accounts that are not closed (大客户). They move with the taker's team. */
export const accountHandOver: HandOverKind = {
  kind: 'accounts',
  zh: '大客户',
  en: 'Key accounts',
  resource: 'deal',
  takerNeedsRight: true,

  async listOf({ db, actor }, personId) {
    const { rows } = await sql<Work>`select a.id, a.name as label, a.store_id from sales.account a
      where a.tenant_id = ${actor.tenantId} and a.owner_id = ${personId}::uuid and a.state <> 'closed'
      order by a.made_at desc, a.id`.execute(db);
    return rows;
  },

  async moveTo({ db, actor }, ids, { fromPersonId, toPersonId }) {
    const { rows } = await sql<{ id: string }>`
      update sales.account a set owner_id = p.id, team_id = p.team_id
      from people.person p
      where p.tenant_id = a.tenant_id and p.id = ${toPersonId}::uuid
        and a.tenant_id = ${actor.tenantId} and a.owner_id = ${fromPersonId}::uuid
        and a.id = any(${[...ids]}::uuid[]) returning a.id`.execute(db);
    return rows.map(({ id }) => id);
  },
};

/** Key accounts of a store or team (挂靠大客户), with whoever holds them; with `open` only those that are not closed. */
export const accountTie: PlaceTie = {
  kind: 'accounts',
  zh: '大客户',
  en: 'Key accounts',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    const { rows } = await sql<{ name: string; count: number }>`
      select p.name, count(*)::int as count from sales.account a
      join people.person p on p.tenant_id = a.tenant_id and p.id = a.owner_id
      where a.tenant_id = ${actor.tenantId} and a.store_id = ${storeId}::uuid
        and (${teamId}::uuid is null or a.team_id = ${teamId}::uuid)
        and (not ${open}::boolean or a.state <> 'closed')
      group by p.name order by 2 desc, 1`.execute(db);
    return {
      count: rows.reduce((sum, row) => sum + row.count, 0),
      names: rows.map(({ name }) => name),
    };
  },
};
