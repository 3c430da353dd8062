import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { nameIn } from '../../platform/list/named.ts';
import { reachGrounds, withinReach, type RecordKind } from '../../platform/reach.ts';
import { maskedPhone } from '../customers/index.ts';

/** Where a deal belongs; the columns that rights over deals are asked of. */
export const dealRecord: RecordKind = {
  resource: 'deal',
  table: 'sales.deal',
  title: 'number',
  columns: { store: 'deal.storeId', team: 'deal.teamId', person: 'deal.personId', id: 'deal.id' },
  address: '/deals?open=',
};

const everyDeal = ({ db, actor }: Ctx) =>
  db.selectFrom('sales.deal as deal').where('deal.tenantId', '=', actor.tenantId);

/** The only door to deals: those that the actor's right over deals reaches. */
export const visibleDeals = (ctx: Ctx, verb: Verb = 'read') =>
  everyDeal(ctx).where(withinReach(ctx, 'deal', verb, dealRecord.columns));

/** The same ground by ground, for the list. */
export const dealsByGround = (ctx: Ctx, verb: Verb) =>
  reachGrounds(ctx, 'deal', verb, dealRecord.columns).map((ground) => everyDeal(ctx).where(ground));

const dealName = nameIn('deal');

/** What a page of deals shows of each. */
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
      dealName('people.store', 'store_id').as('storeName'),
      dealName('people.team', 'team_id').as('teamName'),
      dealName('people.person', 'person_id').as('personName'),
      dealName('catalog.model', 'model_id').as('modelName'),
      dealName('marketing.source', 'source_id').as('sourceName'),
      dealName('marketing.campaign', 'campaign_id').as('campaignName'),
      dealName('catalog.area', 'area_id').as('areaName'),
      sql<string | null>`(select brand.name from catalog.model model join catalog.brand brand
        on brand.tenant_id = model.tenant_id and brand.id = model.brand_id
        where model.tenant_id = deal.tenant_id and model.id = deal.model_id)`.as('brandName'),
      sql<string>`coalesce(nullif(deal.body_type, ''), (select body_type from catalog.model model
        where model.tenant_id = deal.tenant_id and model.id = deal.model_id), '')`.as('bodyType'),
      dealName('customers.customer', 'customer_id').as('customerName'),
      maskedPhone('deal').as('customerPhone'),
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
      'deal.serviceFen',
      'deal.customerId',
      'deal.leadId',
      sql<'import' | 'showroom'>`deal.origin`.as('origin'),
      'deal.trimId',
      'deal.colour',
      'deal.openedAt',
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
