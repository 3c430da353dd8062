import { sql, type RawBuilder } from 'kysely';
import { factKinds } from '../../kernel/fact.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { appendFactsFrom } from '../../platform/facts/facts.queries.ts';
import type { ImportRun } from '../../platform/import/kind.ts';
import { nameAreas, nameModels } from '../catalog/index.ts';
import { nameCustomers } from '../customers/index.ts';
import { nameSources } from '../marketing/index.ts';
import { namePeople, nameStores } from '../people/index.ts';

/** Writes the leads of a file; a wall clock without an offset is the dealer group's. */
export async function insertImportedLeads(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  await sql`alter table import_change add column team text`.execute(db);
  await nameStores(run);
  await namePeople(run, 'owner');
  await nameAreas(run);
  await nameModels(run);
  await nameSources(run);
  await nameCustomers(run, {
    name: 'name',
    phone: 'phone',
    gender: 'gender',
    relation: 'leads.lead',
  });
  await sql`insert into leads.lead
      (tenant_id, id, customer_id, store_id, owner_id, source_id, campaign_id, model_id, area_id,
       received_at, day, outcome, closed_on, team_id, stage, next_what)
    select d.tenant_id, c.record_id, n.customer_id, s.id, w.id, o.id, g.id, m.id, a.id, c.received_at,
      (c.received_at at time zone d.zone)::date, coalesce(c.outcome, 'open'), c.closed_on,
      p.team_id, case when w.id is null and coalesce(c.outcome, 'open') = 'open' then 'pool' else 'consultant' end,
      case when coalesce(c.outcome, 'open') = 'open' then 'follow_up' else '' end
    from people.dealer_group d
    cross join lateral (select *, case when created_at ~ '(Z|[+-][0-9]{2}:?[0-9]{2})$'
      then created_at::timestamptz else created_at::timestamp at time zone d.zone end as received_at
      from import_change) c
    left join people.store s on s.tenant_id = d.tenant_id and s.name = c.store
    left join import_person w on w.store_id = s.id and w.name = c.owner
    left join people.person p on p.tenant_id = d.tenant_id and p.id = w.id
    left join import_customer n on n.record_id = c.record_id
    left join catalog.brand b on b.tenant_id = d.tenant_id and b.name = c.brand
    left join catalog.model m on m.tenant_id = d.tenant_id and m.brand_id = b.id and m.name = c.model
    left join catalog.area a on a.tenant_id = d.tenant_id and a.name = c.region
    left join marketing.source o on o.tenant_id = d.tenant_id and o.name = c.source
    left join marketing.campaign g on g.tenant_id = d.tenant_id and g.name = c.campaign
    where d.tenant_id = ${actor.tenantId}
    on conflict (tenant_id, id) do update set customer_id = excluded.customer_id,
      store_id = excluded.store_id, owner_id = excluded.owner_id, source_id = excluded.source_id,
      campaign_id = excluded.campaign_id, model_id = excluded.model_id, area_id = excluded.area_id,
      received_at = excluded.received_at, day = excluded.day, outcome = excluded.outcome,
      closed_on = excluded.closed_on, team_id = excluded.team_id,
      stage = case when excluded.outcome = leads.lead.outcome and excluded.owner_id is not distinct from leads.lead.owner_id
        then leads.lead.stage else excluded.stage end,
      next_what = case when excluded.outcome = leads.lead.outcome then leads.lead.next_what else excluded.next_what end`.execute(
    db,
  );
}

/** One fact per lead, on the day it was received (线索事实). */
export const appendLeadFacts = (
  { db, actor, now }: ImportRun,
  records: RawBuilder<unknown>,
): Promise<void> =>
  appendFactsFrom(
    db,
    sql`select l.tenant_id, gen_random_uuid(), l.day, l.day, l.received_at, ${now}::timestamptz,
      ${sql.lit(factKinds.leadReceived.code)}::smallint, 'lead', l.id, coalesce(l.store_id, ${NOBODY}),
      coalesce(p.team_id, ${NOBODY}), coalesce(l.owner_id, ${NOBODY}), coalesce(l.model_id, ${NOBODY}),
      coalesce(l.source_id, ${NOBODY}), coalesce(l.campaign_id, ${NOBODY}), coalesce(l.area_id, ${NOBODY}), 1, 0
    from leads.lead l
    left join people.person p on p.tenant_id = l.tenant_id and p.id = l.owner_id
    where l.tenant_id = ${actor.tenantId} and l.id in (${records})`,
  );
