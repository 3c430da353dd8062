import { sql } from 'kysely';
import { reaches } from '../../../kernel/actor.ts';
import { dayIn } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { named } from '../../../platform/list/named.ts';
import { asRows, type ListSource } from '../../../platform/list/source.ts';
import { settingValues } from '../../../platform/setting/setting-on.ts';
import { interestOf } from './stock.rules.ts';
import { stockList, type StockRow } from './stock.schema.ts';
import { floorPlanRateSetting } from './stock.settings.ts';
import { visibleVehicles, withStockColumns } from './stock.queries.ts';
import { stockWords } from './web/stock.words.ts';

const ref = named('vehicle');
const model = sql`(select t.model_id from catalog.trim t where t.tenant_id = vehicle.tenant_id and t.id = vehicle.trim_id)`;

/** The list of stock (库存列表): what its columns are in SQL, and the interest by the dated rate. */
export const stockSource: ListSource<typeof StockRow> = {
  ...stockList,
  rows: (ctx, verb) => asRows(visibleVehicles(ctx, verb)),
  show: (rows, ctx) =>
    asRows(withStockColumns(rows as unknown as ReturnType<typeof visibleVehicles>, ctx)),
  id: sql`vehicle.id`,
  words: stockWords,
  columns: {
    vin: { value: sql`vehicle.vin` },
    colour: { value: sql`vehicle.colour` },
    state: { value: sql`vehicle.state` },
    use: { value: sql`vehicle.use` },
    etaOn: { value: sql`vehicle.eta_on` },
    arrivedOn: { value: sql`vehicle.arrived_on` },
    orderedOn: { value: sql`vehicle.ordered_on` },
    costFen: { value: sql`vehicle.cost_fen` },
    modelName: { value: model, id: model, names: 'catalog.model' },
    trimName: {
      value: sql`(select t.name from catalog.trim t where t.tenant_id = vehicle.tenant_id and t.id = vehicle.trim_id)`,
    },
    storeName: ref('people.store', 'store_id'),
  },
  complete: async (ctx, rows) =>
    (await withInterest(ctx, rows as Standing[])).map(({ slices: _, ...row }) => ({
      ...row,
      interestFen: reaches(ctx.actor, 'cost', 'read', { storeId: row.storeId })
        ? row.interestFen
        : null,
    })),
};

export type Standing = Record<string, unknown> & {
  storeId: string;
  costFen: number | null;
  arrivedOn: string | null;
  deliveredOn: string | null;
  use: string;
};

/** Each car with what its money has cost until today, or until it was delivered (资金成本). */
export async function withInterest<Row extends Standing>(ctx: Ctx, rows: readonly Row[]) {
  const today = dayIn(Date.parse(ctx.now));
  const rates = new Map<string, (day: string) => number>();
  for (const storeId of new Set(rows.map((row) => row.storeId))) {
    const on = await settingValues(ctx, floorPlanRateSetting, storeId);
    const known = new Map<string, number>();
    rates.set(storeId, (day) => {
      const rate = known.get(day) ?? on(day)[0]!.rate;
      known.set(day, rate);
      return rate;
    });
  }
  return rows.map((row) => {
    const { costFen, arrivedOn, deliveredOn } = row;
    if (costFen === null || arrivedOn === null) return { ...row, interestFen: null, slices: [] };
    const until = deliveredOn ?? today;
    const reckoned = interestOf({ costFen, arrivedOn, until }, rates.get(row.storeId)!);
    return { ...row, interestFen: reckoned.interestFen, slices: reckoned.slices };
  });
}
