import {
  addDays,
  addMonths,
  dayIn,
  firstDay,
  lastDay,
  monthNumberOf,
  yearOf,
} from '../kernel/period.ts';
import { pricedTrims, type PricedTrim } from '../modules/catalog/index.ts';
import { addCampaign } from '../modules/marketing/index.ts';
import { makePromotion } from '../modules/sales/index.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore } from './demo.queries.ts';
import { demoStaff } from './staff.ts';

const yuan = (n: number) => n * 100;
const themes = ['新春开门红', '春夏焕新季', '金秋预热', '年终冲刺'] as const;

type Offer = Parameters<typeof makePromotion>[1];
type Some = Pick<Offer, 'name' | 'kind'> &
  Partial<Omit<Offer, 'rule'>> & { rule?: Partial<Offer['rule']> };

/** What runs this quarter (季度促销): its theme as a campaign, a promotion of each kind, one of a single store. */
export async function demoPromotions(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const marketer = demoStaff.find(({ role }) => role === 'marketing')!;
  const as = { ...ctx, actor: { ...ctx.actor, personId: people.get(marketer.name)! } };
  const today = dayIn(Date.parse(ctx.now));
  const quarter = Math.ceil(monthNumberOf(today.slice(0, 7)) / 3);
  const month = `${yearOf(today)}-${String(quarter * 3 - 2).padStart(2, '0')}`;
  const days = { startsOn: firstDay(month), endsOn: lastDay(addMonths(month, 2)) };
  const { id: campaignId } = await addCampaign(as, {
    name: `${yearOf(today)} 年 Q${quarter} ${themes[quarter - 1]!}`,
  });
  const trims = await pricedTrims(as, { day: days.startsOn });
  const stores = new Map((await everyStore(ctx)).map(({ id, name }) => [name, id]));
  for (const offer of offersOf(trims))
    await makePromotion(as, whole({ ...days, campaignId, ...offer }));
  await makePromotion(
    as,
    whole({
      name: '滨湖店周年庆',
      kind: 'maker',
      storeId: stores.get('滨湖店')!,
      startsOn: addDays(today, -3),
      endsOn: addDays(today, 14),
      offFen: yuan(2_000),
      unitsLimit: 30,
      basis: '店庆方案',
    }),
  );
}

const whole = ({ rule, ...offer }: Some & Pick<Offer, 'startsOn' | 'endsOn'>): Offer => ({
  priceFen: null,
  offFen: 0,
  gifts: [],
  makerBp: 0,
  combines: true,
  compareFen: null,
  compareAs: null,
  basis: '',
  note: '',
  campaignId: null,
  storeId: null,
  unitsLimit: null,
  budgetFen: null,
  ...offer,
  rule: {
    modelIds: [],
    trimIds: [],
    leastStockDays: null,
    customerKinds: [],
    needsLoan: false,
    leastLoanFen: null,
    leastLoanMonths: null,
    needsTradeIn: false,
    ...rule,
  },
});

function offersOf(trims: readonly PricedTrim[]): Some[] {
  const models = (...names: string[]) => [
    ...new Set(
      trims.filter((trim) => names.includes(trim.modelName)).map(({ modelId }) => modelId),
    ),
  ];
  const limited = trims.find(({ modelName, name }) => modelName === 'L7' && name.includes('舒适'))!;
  const guideFen = limited.guideFen!;
  return [
    {
      name: `L7 ${limited.name}限时一口价`,
      kind: 'limited_price',
      rule: { trimIds: [limited.id] },
      priceFen: guideFen - yuan(12_000),
      compareFen: guideFen,
      compareAs: 'guide',
      unitsLimit: 20,
      makerBp: 5000,
      basis: '厂家季度限价车政策',
    },
    {
      name: '金融礼：贷款满 24 期送保养',
      kind: 'finance_gift',
      rule: { needsLoan: true, leastLoanMonths: 24 },
      offFen: yuan(1_000),
      gifts: [{ name: '基础保养', count: 2, valueFen: yuan(480) }],
      budgetFen: yuan(300_000),
      basis: '金融伙伴季度活动',
    },
    {
      name: '置换加码补贴',
      kind: 'trade_in',
      rule: { modelIds: models('E3', 'E6', 'L5 混动', 'L7 混动'), needsTradeIn: true },
      offFen: yuan(5_000),
      makerBp: 6000,
      budgetFen: yuan(800_000),
      basis: '厂家置换政策，与国家补贴不冲突',
    },
    {
      name: '厂家季度支持',
      kind: 'maker',
      rule: { modelIds: models('S3', 'L5') },
      offFen: yuan(3_000),
      makerBp: 10_000,
      basis: '厂家商务政策',
    },
    {
      name: '老客户再购礼',
      kind: 'gift',
      rule: { customerKinds: ['owner'] },
      gifts: [
        { name: '全包围脚垫', count: 1, valueFen: yuan(680) },
        { name: '行车记录仪', count: 1, valueFen: yuan(1_280) },
      ],
      unitsLimit: 100,
      basis: '门店活动',
    },
    {
      name: '长库龄清库',
      kind: 'maker',
      rule: { leastStockDays: 90 },
      offFen: yuan(8_000),
      makerBp: 3000,
      combines: false,
      unitsLimit: 10,
      basis: '库存处置方案',
    },
  ];
}
