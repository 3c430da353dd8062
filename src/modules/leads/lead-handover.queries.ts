import { sql } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { HandOverKind, Work } from '../people/index.ts';

/** Open leads (在跟线索). The fact of their receipt stays with whoever received them. */
export const leadHandOver: HandOverKind = {
  kind: 'leads',
  zh: '在跟线索',
  en: 'Open leads',
  resource: 'lead',
  takerNeedsRight: true,

  async listOf({ db, actor }, personId) {
    const { rows } = await sql<Work>`
      select l.id, concat_ws(' · ', coalesce(nullif(c.name, ''), '—'), m.name, l.day::text) as label, l.store_id
      from leads.lead l
      left join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
      left join catalog.model m on m.tenant_id = l.tenant_id and m.id = l.model_id
      where l.tenant_id = ${actor.tenantId} and l.owner_id = ${personId}::uuid and l.outcome = 'open'
      order by l.day desc, l.id`.execute(db);
    return rows;
  },

  async moveTo({ db, actor, now }, ids, { fromPersonId, toPersonId }) {
    const { rows } = await sql<{ id: string }>`
      with moved as (update leads.lead set owner_id = ${toPersonId}::uuid,
        team_id = (select team_id from people.person p where p.tenant_id = ${actor.tenantId} and p.id = ${toPersonId}::uuid)
      where tenant_id = ${actor.tenantId} and owner_id = ${fromPersonId}::uuid and outcome = 'open'
        and id = any(${[...ids]}::uuid[]) returning id, store_id, stage),
      noted as (insert into leads.allocation (tenant_id, id, lead_id, store_id, role, at, ground, person_id, decided_by)
        select ${actor.tenantId}::uuid, gen_random_uuid(), id, store_id, case stage when 'dcc' then 'dcc' else 'consultant' end,
          ${now}::timestamptz, 'handed_over', ${toPersonId}::uuid, nullif(${actor.personId}::uuid, ${NOBODY}::uuid)
        from moved where store_id is not null)
      select id from moved`.execute(db);
    return rows.map(({ id }) => id);
  },
};
