import { sql } from 'kysely';
import type { HandOverKind, Work } from '../people/index.ts';

/**
 * Open deals (在谈商机). They move with the taker's team; won and lost ones stay with whoever closed
 * them, and so do their facts.
 */
export const dealHandOver: HandOverKind = {
  kind: 'deals',
  zh: '在谈商机',
  en: 'Open deals',
  resource: 'deal',
  takerNeedsRight: true,

  async listOf({ db, actor }, personId) {
    const { rows } = await sql<Work>`
      select d.id, concat_ws(' · ', coalesce(nullif(c.name, ''), d.number), m.name, d.opened_on::text) as label,
        d.store_id
      from sales.deal d
      left join customers.customer c on c.tenant_id = d.tenant_id and c.id = d.customer_id
      left join catalog.model m on m.tenant_id = d.tenant_id and m.id = d.model_id
      where d.tenant_id = ${actor.tenantId} and d.person_id = ${personId}::uuid and d.outcome = 'open'
      order by d.opened_on desc nulls last, d.id`.execute(db);
    return rows;
  },

  async moveTo({ db, actor }, ids, { fromPersonId, toPersonId }) {
    const { rows } = await sql<{ id: string }>`
      update sales.deal d set person_id = p.id, team_id = p.team_id
      from people.person p
      where p.tenant_id = d.tenant_id and p.id = ${toPersonId}::uuid
        and d.tenant_id = ${actor.tenantId} and d.person_id = ${fromPersonId}::uuid
        and d.outcome = 'open' and d.id = any(${[...ids]}::uuid[]) returning d.id`.execute(db);
    return rows.map(({ id }) => id);
  },
};
