import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { isUuid } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach, type RecordKind } from '../../platform/reach.ts';
import type { getDeals } from './deal.schema.ts';

/** Where a deal belongs; the columns that rights over deals are asked of. */
export const dealRecord: RecordKind = {
  resource: 'deal',
  table: 'sales.deal',
  title: 'number',
  columns: { store: 'deal.storeId', team: 'deal.teamId', person: 'deal.personId', id: 'deal.id' },
  address: '/deals?open=',
};

/** The only door to deals: those that the actor's right over deals reaches. */
export const visibleDeals = (ctx: Ctx, verb: Verb = 'read') =>
  ctx.db
    .selectFrom('sales.deal as deal')
    .where('deal.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, 'deal', verb, dealRecord.columns));

const nameIn = (table: string, column: string) =>
  sql<string | null>`(select name from ${sql.table(table)} named
    where named.tenant_id = deal.tenant_id and named.id = ${sql.ref(`deal.${column}`)})`;

/** Names come by primary key from small tables, once per row of a page. */
function dealRows(ctx: Ctx) {
  return visibleDeals(ctx)
    .select([
      'deal.id',
      'deal.number',
      sql<'won' | 'lost' | 'open'>`deal.outcome`.as('outcome'),
      'deal.openedOn',
      'deal.closedOn',
      'deal.storeId',
      'deal.teamId',
      'deal.personId',
      'deal.modelId',
      'deal.priceFen',
      'deal.grossProfitFen',
    ])
    .select([
      nameIn('people.store', 'store_id').as('storeName'),
      nameIn('people.team', 'team_id').as('teamName'),
      nameIn('people.person', 'person_id').as('personName'),
      nameIn('catalog.model', 'model_id').as('modelName'),
      nameIn('marketing.source', 'source_id').as('sourceName'),
      nameIn('catalog.area', 'area_id').as('areaName'),
      sql<string | null>`(select brand.name from catalog.model model join catalog.brand brand
        on brand.tenant_id = model.tenant_id and brand.id = model.brand_id
        where model.tenant_id = deal.tenant_id and model.id = deal.model_id)`.as('brandName'),
      sql<string>`coalesce(nullif(deal.body_type, ''), (select body_type from catalog.model model
        where model.tenant_id = deal.tenant_id and model.id = deal.model_id), '')`.as('bodyType'),
      nameIn('customers.customer', 'customer_id').as('customerName'),
      sql<string | null>`(select case
          when length(national) >= 11 then left(national, 3) || '****' || right(national, 4)
          else '****' || right(national, 2) end
        from (select regexp_replace(c.phone, '^\\+86', '') as national from customers.customer c
          where c.tenant_id = deal.tenant_id and c.id = deal.customer_id) given where national <> '')`.as(
        'customerPhone',
      ),
    ]);
}

/** One deal by id, as a statement for the row road. */
export const dealById = (ctx: Ctx, { id }: { id: string }) =>
  dealRows(ctx)
    .select([
      'deal.costFen',
      'deal.financeFen',
      'deal.insuranceFen',
      'deal.accessoriesFen',
      'deal.customerId',
      'deal.leadId',
      nameIn('marketing.campaign', 'campaign_id').as('campaignName'),
    ])
    .where('deal.id', '=', id);

type Asked = InputOf<typeof getDeals>;

/** A page of deals, latest closing day first; open deals, which have none, lead. */
export function dealsPage(ctx: Ctx, asked: Asked) {
  const [closedOn, id] = (asked.after ?? '').split('|');
  const filters = {
    storeId: asked.storeId,
    teamId: asked.teamId,
    personId: asked.personId,
    modelId: asked.modelId,
  } as const;
  let page = dealRows(ctx)
    .$if(!!asked.from, (q) => q.where('deal.closedOn', '>=', asked.from!))
    .$if(!!asked.to, (q) => q.where('deal.closedOn', '<=', asked.to!))
    .$if(asked.outcome.length > 0, (q) => q.where('deal.outcome', 'in', asked.outcome))
    .$if(id !== undefined && isUuid(id) && closedOn === '', (q) =>
      q.where(sql<boolean>`(deal.closed_on is not null or deal.id < ${id}::uuid)`),
    )
    .$if(id !== undefined && isUuid(id) && /^\d{4}-\d\d-\d\d$/.test(closedOn ?? ''), (q) =>
      q.where(sql<boolean>`(deal.closed_on, deal.id) < (${closedOn}::date, ${id}::uuid)`),
    );
  for (const [column, ids] of Object.entries(filters) as [keyof typeof filters, string[]][]) {
    if (ids.length > 0) page = page.where(`deal.${column}`, 'in', ids);
  }
  return page
    .orderBy('deal.closedOn', (order) => order.desc().nullsFirst())
    .orderBy('deal.id', 'desc')
    .limit(asked.limit + 1)
    .execute();
}
