import { sql, type RawBuilder } from 'kysely';
import { factKinds } from '../../kernel/fact.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { appendFactsFrom } from '../../platform/facts/facts.queries.ts';
import type { ImportRun } from '../../platform/import/kind.ts';
import { nameAreas, nameModels } from '../catalog/index.ts';
import { nameCustomers } from '../customers/index.ts';
import { nameSources } from '../marketing/index.ts';
import { namePeople, nameStores, nameTeams } from '../people/index.ts';

/**
 * Writes the deals of a file. Gross profit that is not stated is price less cost plus the derivative
 * income; a deal without a team takes its consultant's.
 */
export async function insertImportedDeals(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  await nameStores(run);
  await nameTeams(run);
  await namePeople(run, 'consultant');
  await nameAreas(run);
  await nameModels(run);
  await nameSources(run);
  await nameCustomers(run, {
    name: 'customer_name',
    phone: 'customer_phone',
    gender: 'customer_gender',
    relation: 'sales.deal',
  });
  await sql`insert into sales.deal
      (tenant_id, id, number, store_id, team_id, person_id, customer_id, model_id, source_id, campaign_id,
       area_id, opened_on, closed_on, outcome, body_type, price_fen, cost_fen, gross_profit_fen,
       finance_fen, insurance_fen, accessories_fen)
    select s.tenant_id, c.record_id, c.deal_id, s.id, coalesce(t.id, p.team_id), p.id, n.customer_id,
      m.id, o.id, g.id, a.id, c.opened_on, c.closed_on, c.outcome, coalesce(c.body_type, ''),
      c.price, c.cost,
      coalesce(c.gross_profit, c.price - c.cost + coalesce(c.finance, 0) + coalesce(c.insurance, 0)
        + coalesce(c.accessories, 0)),
      c.finance, c.insurance, c.accessories
    from import_change c
    join people.store s on s.tenant_id = ${actor.tenantId} and s.name = c.store
    left join people.team t on t.tenant_id = s.tenant_id and t.store_id = s.id and t.name = c.team
    left join import_person w on w.store_id = s.id and w.name = c.consultant
    left join people.person p on p.tenant_id = s.tenant_id and p.id = w.id
    left join import_customer n on n.record_id = c.record_id
    left join catalog.brand b on b.tenant_id = s.tenant_id and b.name = c.brand
    left join catalog.model m on m.tenant_id = s.tenant_id and m.brand_id = b.id and m.name = c.model
    left join catalog.area a on a.tenant_id = s.tenant_id and a.name = c.region
    left join marketing.source o on o.tenant_id = s.tenant_id and o.name = c.source
    left join marketing.campaign g on g.tenant_id = s.tenant_id and g.name = c.campaign
    on conflict (tenant_id, id) do update set number = excluded.number, store_id = excluded.store_id,
      team_id = excluded.team_id, person_id = excluded.person_id, customer_id = excluded.customer_id,
      model_id = excluded.model_id, source_id = excluded.source_id, campaign_id = excluded.campaign_id,
      area_id = excluded.area_id, opened_on = excluded.opened_on, closed_on = excluded.closed_on,
      outcome = excluded.outcome, body_type = excluded.body_type, price_fen = excluded.price_fen,
      cost_fen = excluded.cost_fen, gross_profit_fen = excluded.gross_profit_fen,
      finance_fen = excluded.finance_fen, insurance_fen = excluded.insurance_fen,
      accessories_fen = excluded.accessories_fen`.execute(db);
}

const kindOf = (kind: keyof typeof factKinds) => sql.lit(factKinds[kind].code);

/**
 * The facts of closed deals of a history (成交事实); a deal of the showroom tells its own as they happen. A won deal of a history is one order and one delivery on its
 * closing day; money that was not recorded makes no fact.
 */
export const appendDealFacts = (
  { db, actor, now }: Pick<ImportRun, 'db' | 'actor' | 'now'>,
  records: RawBuilder<unknown>,
): Promise<void> =>
  appendFactsFrom(
    db,
    sql`select d.tenant_id, gen_random_uuid(), d.closed_on, coalesce(d.opened_on, d.closed_on),
      (d.closed_on + time '12:00') at time zone g.zone, ${now}::timestamptz, f.kind::smallint, 'deal', d.id,
      d.store_id, coalesce(d.team_id, ${NOBODY}), coalesce(d.person_id, ${NOBODY}),
      coalesce(d.model_id, ${NOBODY}), coalesce(d.source_id, ${NOBODY}),
      coalesce(d.campaign_id, ${NOBODY}), coalesce(d.area_id, ${NOBODY}), 1, f.amount
    from sales.deal d join people.dealer_group g on g.tenant_id = d.tenant_id
    cross join lateral (values
      (${kindOf('delivery')}, d.outcome = 'won', coalesce(d.price_fen, 0)),
      (${kindOf('order')}, d.outcome = 'won', coalesce(d.price_fen, 0)),
      (${kindOf('grossProfit')}, d.outcome = 'won', d.gross_profit_fen),
      (${kindOf('financeIncome')}, d.outcome = 'won', d.finance_fen),
      (${kindOf('insuranceIncome')}, d.outcome = 'won', d.insurance_fen),
      (${kindOf('accessoryIncome')}, d.outcome = 'won', d.accessories_fen),
      (${kindOf('dealWon')}, d.outcome = 'won', 0),
      (${kindOf('dealLost')}, d.outcome = 'lost', 0),
      (${kindOf('salesCycle')}, d.outcome = 'won', (d.closed_on - d.opened_on)::bigint)
    ) f(kind, holds, amount)
    where d.tenant_id = ${actor.tenantId} and d.id in (${records}) and d.origin = 'import' and d.closed_on is not null
      and f.holds and f.amount is not null
    order by d.closed_on`,
  );
