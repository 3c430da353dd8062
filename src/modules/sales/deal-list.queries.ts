import { sql } from 'kysely';
import { dayIn } from '../../kernel/period.ts';
import type { Ctx } from '../../platform/db.ts';
import { badValue } from '../../platform/list/list.refusals.ts';
import { named } from '../../platform/list/named.ts';
import { asRows, type BulkKind, type ListSource } from '../../platform/list/source.ts';
import { visiblePeople } from '../people/index.ts';
import { retellFacts } from './deal-retell.queries.ts';
import { dealsByGround, visibleDeals, withDealColumns } from './deal.queries.ts';
import { salesWords } from './web/sales.words.ts';
import { dealList, type DealRow } from './deal.schema.ts';

const ref = named('deal');

/** The list of deals (销售列表): what its columns are in SQL, and how many are changed at once. */
export const dealSource: ListSource<typeof DealRow> = {
  ...dealList,
  rows: (ctx, verb) => asRows(visibleDeals(ctx, verb)),
  arms: (ctx, verb) => dealsByGround(ctx, verb).map(asRows),
  show: (rows) => asRows(withDealColumns(rows as unknown as ReturnType<typeof visibleDeals>)),
  id: sql`deal.id`,
  words: salesWords,
  columns: {
    number: { value: sql`deal.number` },
    closedOn: { value: sql`deal.closed_on` },
    openedOn: { value: sql`deal.opened_on` },
    outcome: { value: sql`deal.outcome` },
    priceFen: { value: sql`deal.price_fen` },
    grossProfitFen: { value: sql`deal.gross_profit_fen` },
    modelName: ref('catalog.model', 'model_id'),
    storeName: ref('people.store', 'store_id'),
    teamName: ref('people.team', 'team_id'),
    personName: ref('people.person', 'person_id'),
    sourceName: ref('marketing.source', 'source_id'),
    campaignName: ref('marketing.campaign', 'campaign_id'),
  },
  bulk: dealBulk(),
};

/**
 * What may be set for many deals (批量修改): the owner of open deals, within the deal's own store; source
 * and campaign of any, whose facts are then told again.
 */
function dealBulk(): BulkKind {
  return {
    fields: {
      personName: {
        settle: newOwner,
        keeps: (deal, owner) => {
          if (deal['outcome'] !== 'open') return 'closed';
          return deal['storeId'] === owner['storeId'] ? undefined : 'other_store';
        },
      },
      sourceName: { settle: (ctx, id) => existing(ctx, 'source', id) },
      campaignName: { settle: (ctx, id) => existing(ctx, 'campaign', id) },
    },
    records: (ctx, ids) =>
      visibleDeals(ctx, 'bulk')
        .select(['deal.id', 'deal.outcome', 'deal.storeId', 'deal.teamId', 'deal.personId'])
        .select(['deal.sourceId', 'deal.campaignId'])
        .where(sql<boolean>`deal.id = any(${[...ids]}::uuid[])`)
        .orderBy('deal.id')
        .forUpdate('deal')
        .execute(),
    write: async ({ db, actor }, ids, columns) => {
      await db
        .updateTable('sales.deal')
        .set(columns)
        .where('tenantId', '=', actor.tenantId)
        .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
        .execute();
    },
    settled: retellFacts,
  };
}

/** A deal goes to somebody who still works here, and with them to their team. */
async function newOwner(ctx: Ctx, id: string | null) {
  const person = await visiblePeople(ctx)
    .select(['person.id', 'person.storeId', 'person.teamId'])
    .where('person.id', '=', id)
    .where((is) =>
      is.or([
        is('person.leftOn', 'is', null),
        is('person.leftOn', '>', dayIn(Date.parse(ctx.now))),
      ]),
    )
    .executeTakeFirst();
  if (!person?.storeId) throw badValue('personName');
  return { personId: person.id, teamId: person.teamId, storeId: person.storeId };
}

async function existing({ db, actor }: Ctx, kind: 'source' | 'campaign', id: string | null) {
  if (id !== null) {
    const found = await db
      .selectFrom(`marketing.${kind}`)
      .select('id')
      .where('tenantId', '=', actor.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found) throw badValue(`${kind}Name`);
  }
  return { [`${kind}Id`]: id };
}
