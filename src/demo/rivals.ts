import { assert } from '../kernel/assert.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { addRival, judgeReport, reportPrice } from '../modules/catalog/index.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore, modelIds } from './demo.queries.ts';
import { ownBrand, rivalModels, type DemoModel } from './models.ts';
import { randomFor } from './random.ts';
import { demoStaff } from './staff.ts';

/** Which models of others customers compare ours with (竞品). */
const against: Readonly<Record<string, readonly string[]>> = {
  S3: ['T5'],
  L5: ['A5'],
  L7: ['A7', 'T7 混动'],
  'L5 混动': ['A5', 'C7 混动'],
  'L7 混动': ['T7 混动', 'C7 混动'],
  E3: ['C3', 'N6'],
  E6: ['EV5', 'N6'],
  X9: ['P9'],
};
/** Days before the demo's day on which prices were seen, the earliest first. */
const seenBefore = [71, 57, 43, 31, 16, 2] as const;
const gifts = ['', '送首年保养', '送脚垫车膜', '置换再减 3,000', '送一次流量包'] as const;

/** Rivals of our models with the prices seen of each in the last weeks (竞品动态). */
export async function demoRivals(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const own = await modelIds(ctx, ownBrand);
  const ids = new Map<string, string>();
  for (const brand of new Set(rivalModels.map((model) => model.brand)))
    for (const [name, id] of await modelIds(ctx, brand)) ids.set(name, id);
  for (const [model, rivals] of Object.entries(against))
    for (const rival of rivals)
      await addRival(ctx, { modelId: own.get(model)!, rivalId: ids.get(rival)! });
  const crew = await reporters(ctx, people);
  for (const [at, rival] of rivalModels.entries()) {
    const rivalId = ids.get(rival.name);
    assert(rivalId, `no rival ${rival.name}`);
    await seeAll(crew, rival, { rivalId, at });
  }
}

type Crew = { sellers: Ctx[]; manager: Ctx };

/** The demo store's consultants report, its manager confirms. */
async function reporters(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<Crew> {
  const stores = new Map((await everyStore(ctx)).map(({ id, name }) => [name, id]));
  const as = ({ name, store }: (typeof demoStaff)[number]): Ctx => ({
    ...ctx,
    actor: { ...ctx.actor, personId: people.get(name)!, storeId: stores.get(store) ?? null },
  });
  const here = demoStaff.filter(
    ({ store, leftAfter }) => store === '江北店' && leftAfter === undefined,
  );
  return {
    sellers: here.filter(({ role }) => role === 'consultant').map(as),
    manager: as(here.find(({ role }) => role === 'sales_manager')!),
  };
}

async function seeAll(
  { sellers, manager }: Crew,
  rival: DemoModel,
  { rivalId, at }: { rivalId: string; at: number },
): Promise<void> {
  const random = randomFor(20_260_101, `rival ${rival.name}`);
  const trimName = rival.energy === 'fuel' ? '1.5T 舒适版' : '长续航版';
  for (const [i, daysAgo] of seenBefore.entries()) {
    const isLast = i === seenBefore.length - 1;
    // The electric SUV of a rival fell this week: that is the notice a manager meets.
    const step = rival.name === 'EV5' && isLast ? 0.055 : 0.004 + random.next() * 0.004;
    const priceYuan = rival.lowYuan * (0.975 - i * 0.006 - (isLast ? step : 0));
    const who = sellers[(at + i) % sellers.length]!;
    const day = addDays(dayIn(Date.parse(who.now)), -daysAgo - ((at * 4) % 15));
    const then = { now: `${day}T08:30:00.000Z` };
    const { id } = await reportPrice(
      { ...who, ...then },
      {
        rivalId,
        trimName,
        priceFen: Math.round(priceYuan / 100) * 10_000,
        gift: gifts[(at + i) % gifts.length]!,
        seenOn: day,
        place: `${rival.brand}${random.pick(['城东店', '西湖路店', '会展中心车展'])}`,
        link: '',
        note: '',
      },
    );
    // What came in this week is still to be confirmed.
    if (isLast && at % 3 === 2) continue;
    const isDoubted = i === 2 && at % 4 === 1;
    await judgeReport(
      { ...manager, ...then },
      {
        id,
        state: isDoubted ? 'doubted' : 'confirmed',
        why: isDoubted ? '没有截图，对方官网仍是原价' : '',
      },
    );
  }
}
