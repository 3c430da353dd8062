import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach, type RecordKind } from '../../platform/reach.ts';

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
export function withDealColumns(deals: ReturnType<typeof visibleDeals>) {
  return deals
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
      'deal.sourceId',
      'deal.campaignId',
      'deal.priceFen',
      'deal.grossProfitFen',
    ])
    .select([
      nameIn('people.store', 'store_id').as('storeName'),
      nameIn('people.team', 'team_id').as('teamName'),
      nameIn('people.person', 'person_id').as('personName'),
      nameIn('catalog.model', 'model_id').as('modelName'),
      nameIn('marketing.source', 'source_id').as('sourceName'),
      nameIn('marketing.campaign', 'campaign_id').as('campaignName'),
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
  withDealColumns(visibleDeals(ctx))
    .select([
      'deal.costFen',
      'deal.financeFen',
      'deal.insuranceFen',
      'deal.accessoriesFen',
      'deal.customerId',
      'deal.leadId',
    ])
    .where('deal.id', '=', id);

/** Whether the actor's right over deals reaches this one. */
export async function isDealReached(ctx: Ctx, verb: Verb, id: string): Promise<boolean> {
  const found = await visibleDeals(ctx, verb)
    .select('deal.id')
    .where('deal.id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
