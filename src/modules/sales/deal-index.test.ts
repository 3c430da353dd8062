import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { lin, ours, stores, teams } from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { orderOf } from '../../platform/list/condition.ts';
import { matching } from '../../platform/list/page.ts';
import { sortsOf } from '../../platform/list/sort.rules.ts';
import type { ListSource } from '../../platform/list/source.ts';
import { dealSource } from './deal-list.queries.ts';

const { inside, database } = await world();
const { modelId } = await inside(ours.tenantId, (ctx) => aModel(ctx));
const source = dealSource as unknown as ListSource;
const deals = 20_000;

await database.owner.query(
  `insert into sales.deal (tenant_id, id, number, outcome, closed_on, opened_on, store_id, team_id, person_id, model_id,
     price_fen, gross_profit_fen)
   select $1, gen_random_uuid(), 'D' || n, case n % 10 when 0 then 'open' when 1 then 'lost' else 'won' end,
     case when n % 10 = 0 then null else date '2022-01-01' + n % 1700 end, date '2022-01-01' + n % 1700 - n % 20,
     case n % 2 when 0 then $2::uuid else $3::uuid end, $4, $5, $6, n * 31 % 40000000, n * 17 % 3000000
   from generate_series(1, $7::int) n`,
  [ours.tenantId, stores.north, stores.lake, teams.first, lin.personId, modelId, deals],
);
await database.owner.query('analyze sales.deal');

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};
const readBy = (node: Node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const sorts = ['closedOn', 'openedOn', 'priceFen', 'grossProfitFen'].flatMap((key) => [
  key,
  `-${key}`,
]);
// Of dates both: the first opened of those closed this year need the whole of the earlier years read.
const filters = ['', 'outcome:in:won', `storeName:in:${stores.north}`];

test.each(sorts.flatMap((sort) => filters.map((filter) => ({ sort, filter }))))(
  'a page by $sort of “$filter” reads little more than it shows, however many deals there are',
  async ({ sort, filter }) => {
    const plan = await inside(ours.tenantId, async (ctx) => {
      let page = source.show(matching(source, ctx, filter), ctx);
      for (const order of orderOf(source, sortsOf(source.shape, sort))) page = page.orderBy(order);
      const [row] = await page
        .limit(51)
        .explain<Record<string, { Plan: Node }[]>>('json', sql`analyze`);
      return Object.values(row!)[0]![0]!.Plan;
    });
    const read = nodesOf(plan).filter((node) => node['Relation Name'] === 'deal');
    expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(Math.max(...read.map(readBy))).toBeLessThan(deals / 4);
  },
);
