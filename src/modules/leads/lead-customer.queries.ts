import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach } from '../../platform/reach.ts';
import type { CustomerMove, CustomerTie, TiedEvent, TiedRecord } from '../customers/index.ts';

const columns = { store: 'l.storeId', team: 'l.teamId', person: 'l.ownerId' };
const reach = (ctx: Ctx, verb: Verb = 'read') => withinReach(ctx, 'customer', verb, columns);
const most = 100;

/** The leads of a customer, with every contact that was made about them (客户的线索). */
export const leadsOfCustomer: CustomerTie = {
  kind: 'lead',

  within: (ctx, verb) => sql<boolean>`exists (select from leads.lead l
    where l.tenant_id = customer.tenant_id and l.customer_id = customer.id and ${reach(ctx, verb)})`,

  async records(ctx, ids) {
    const { rows } = await sql<
      Omit<TiedRecord, 'kind' | 'place'> & {
        storeId: string | null;
        teamId: string | null;
        ownerId: string | null;
      }
    >`select l.id, l.received_at as at, l.outcome as state,
        concat_ws(' · ', m.name, s.name) as title, st.name as store_name, p.name as person_name,
        l.store_id, l.team_id, l.owner_id
      from leads.lead l
      left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
      left join marketing.source s on s.tenant_id = l.tenant_id and s.id = l.source_id
      left join people.store st on st.tenant_id = l.tenant_id and st.id = l.store_id
      left join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
      where l.tenant_id = ${ctx.actor.tenantId} and l.customer_id = any(${[...ids]}::uuid[]) and ${reach(ctx)}
      order by l.received_at desc limit ${most}`.execute(ctx.db);
    return rows.map(({ storeId, teamId, ownerId, ...row }) => ({
      ...row,
      kind: 'lead',
      place: { storeId, teamId, personId: ownerId },
    }));
  },

  async events(ctx, ids) {
    const { actor } = ctx;
    const { rows } = await sql<TiedEvent>`with own as (select l.id from leads.lead l
        where l.tenant_id = ${actor.tenantId} and l.customer_id = any(${[...ids]}::uuid[]) and ${reach(ctx)}
        order by l.received_at desc limit ${most})
      select 'touch' as kind, t.id, t.at, t.intake as what, coalesce(t.content->>'wish', '') as text,
        (select name from people.person p where p.tenant_id = t.tenant_id and p.id = t.taken_by) as person_name,
        t.lead_id as record_id
      from leads.touch t join own on own.id = t.lead_id where t.tenant_id = ${actor.tenantId}
      union all
      select 'contact', c.id, c.at, c.kind || '.' || c.direction, c.text,
        (select name from people.person p where p.tenant_id = c.tenant_id and p.id = c.person_id), c.lead_id
      from leads.contact c join own on own.id = c.lead_id where c.tenant_id = ${actor.tenantId}
      union all
      select 'ended', e.id, coalesce(e.decided_at, e.claimed_at), e.kind || '.' || coalesce(e.decision, 'claimed'), e.text,
        (select name from people.person p where p.tenant_id = e.tenant_id and p.id = e.claimed_by), e.lead_id
      from leads.claim e join own on own.id = e.lead_id where e.tenant_id = ${actor.tenantId}
      order by 3 desc limit 200`.execute(ctx.db);
    return rows;
  },

  async contacted({ db, actor }, ids, since) {
    const { rows } = await sql<{ at: string }>`select c.at from leads.contact c
      join leads.lead l on l.tenant_id = c.tenant_id and l.id = c.lead_id
      where c.tenant_id = ${actor.tenantId} and l.customer_id = any(${[...ids]}::uuid[])
        and c.kind in ('call', 'message') and c.direction = 'out' and c.at > ${since}::timestamptz
      order by c.at desc limit 200`.execute(db);
    return rows.map(({ at }) => at);
  },

  async clash({ db, actor }, a, b) {
    const { rows } = await sql<{ name: string }>`select distinct s.name from leads.lead one
      join leads.lead other on other.tenant_id = one.tenant_id and other.store_id = one.store_id
        and other.customer_id = ${b}::uuid and other.outcome = 'open' and other.intake <> 'import'
      join people.store s on s.tenant_id = one.tenant_id and s.id = one.store_id
      where one.tenant_id = ${actor.tenantId} and one.customer_id = ${a}::uuid and one.outcome = 'open'
        and one.intake <> 'import' order by 1`.execute(db);
    return rows.map(({ name }) => name);
  },

  async move(ctx, move) {
    const ids = await moveLeads(ctx, move);
    await sql`update leads.touch set customer_id = ${move.to}::uuid
      where tenant_id = ${ctx.actor.tenantId} and lead_id = any(${ids}::uuid[])`.execute(ctx.db);
    return ids;
  },

  async erase({ db, actor }, ids) {
    const own = sql`lead_id in (select id from leads.lead
      where tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[]))`;
    await sql`update leads.touch set content = '{}', utm = null
      where tenant_id = ${actor.tenantId} and ${own}`.execute(db);
    await sql`update leads.contact set text = '', recording_url = '' where tenant_id = ${actor.tenantId} and ${own}`.execute(
      db,
    );
    await sql`update leads.lead set wish = '', needs = '{}'
      where tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[])`.execute(db);
  },
};

async function moveLeads({ db, actor }: Ctx, { from, to, only }: CustomerMove): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update leads.lead set customer_id = ${to}::uuid
    where tenant_id = ${actor.tenantId} and customer_id = ${from}::uuid
      and (${only === undefined}::boolean or id = any(${[...(only ?? [])]}::uuid[]))
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}
