import { addDays, dayIn, yearOf } from '../kernel/period.ts';
import { addProduct, addTrim, setPrice, setRole } from '../modules/catalog/index.ts';
import { assert } from '../kernel/assert.ts';
import type { Ctx } from '../platform/db.ts';
import { modelIds } from './demo.queries.ts';
import { ownBrand, ownModels, type OwnModel } from './models.ts';
import { demoProducts } from './products.ts';

const roles = {
  S3: 'main',
  L5: 'main',
  L7: 'main',
  'L5 混动': 'main',
  'L7 混动': 'strategic',
  E3: 'other',
  E6: 'strategic',
  X9: 'profit',
} as const;

/** Trims of every own model with prices since New Year, products beside the car, the roles of the year (车型库). */
export async function demoCatalogue(ctx: Ctx): Promise<void> {
  const models = await modelIds(ctx, ownBrand);
  const today = dayIn(Date.parse(ctx.now));
  for (const [name, role] of Object.entries(roles))
    for (const year of [yearOf(today), yearOf(today) + 1])
      await setRole(ctx, { id: models.get(name)!, year, role });
  for (const model of ownModels) await layOutTrims(ctx, model, models.get(model.name)!);
  for (const { model, ...product } of demoProducts) {
    const modelId = model ? models.get(model) : null;
    assert(modelId !== undefined, `no model ${model}`);
    await addProduct(ctx, { ...product, modelId });
  }
}

/** Prices begin on the day they are set, so the demo sets them with the clock of that day. */
const onDay = (ctx: Ctx, day: string): Ctx => ({ ...ctx, now: `${day}T01:00:00.000Z` });

async function layOutTrims(ctx: Ctx, model: OwnModel, modelId: string): Promise<void> {
  const today = dayIn(Date.parse(ctx.now));
  const newYear = `${yearOf(today)}-01-01`;
  const autumn = addDays(today, -45);
  for (const [step, trim] of trimsOf(model).entries()) {
    const { id } = await addTrim(ctx, { modelId, ...trim });
    const guide = trimYuan(model, step);
    await price(onDay(ctx, newYear), { id, model, guide, from: newYear, source: '年度价格表' });
    // Electric cars became cheaper this autumn, and one trim changes soon.
    if (model.energy === 'bev' && autumn > newYear) {
      const source = '厂家秋季调价';
      await price(onDay(ctx, autumn), { id, model, guide: guide - 3_000, from: autumn, source });
    }
    if (model.name === 'L7' && step === 4) {
      const from = addDays(today, 10);
      await price(ctx, { id, model, guide: guide - 5_000, from, source: '厂家通知' });
    }
  }
}

type Priced = { id: string; model: OwnModel; guide: number; from: string; source: string };

/** The rebate is three points of the guide price; the cost net of it is the model's. */
async function price(ctx: Ctx, { id, model, guide, from, source }: Priced): Promise<void> {
  await setPrice(ctx, {
    id,
    fromOn: from,
    guideFen: guide * 100,
    floorFen: hundreds(guide * (1 - model.discount - 0.015)),
    costFen: hundreds(guide * (model.cost + 0.03)),
    rebateFen: hundreds(guide * 0.03),
    source,
  });
}

const hundreds = (yuan: number) => Math.round(yuan / 100) * 10_000;

/** The same steps that the history's sales were drawn from. */
const trimYuan = ({ lowYuan, highYuan }: OwnModel, step: number): number =>
  Math.round((lowYuan + ((highYuan - lowYuan) * step) / 4) / 1000) * 1000 - 200;

const colours = ['珠光白', '曜石黑', '深海蓝', '岩石灰'];
const grades = ['进取型', '舒适型', '豪华型', '尊享型', '旗舰型'];

function trimsOf({ name, energy, bodyType }: OwnModel) {
  const seats = name === 'X9' ? 7 : 5;
  return grades.map((grade, step) => {
    const engineTenths = energy === 'bev' ? null : step < 3 ? 15 : 20;
    const electricRangeKm =
      energy === 'bev'
        ? (bodyType === '轿车' ? 420 : 510) + step * 40
        : energy === 'phev'
          ? [80, 80, 120, 160, 160][step]!
          : null;
    return {
      name: [
        energy === 'fuel' ? `${(engineTenths! / 10).toFixed(1)}T` : `${electricRangeKm}km`,
        grade,
      ].join(' '),
      seats,
      engineTenths,
      electricRangeKm,
      // A plug-in hybrid of less than 100 km is out of the catalogue of reduced tax.
      inNevCatalogue: energy === 'bev' || (electricRangeKm ?? 0) >= 100,
      colours: step < 2 ? colours.slice(0, 3) : colours,
    };
  });
}
