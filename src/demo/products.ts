import type { ProductKind } from '../modules/catalog/product.schema.ts';

type Made = {
  kind: ProductKind;
  name: string;
  provider: string;
  model: string | null;
  priceFen: number | null;
  costFen: number | null;
  incomeFen: number | null;
  loan: Loan | null;
  insurance: Insurance | null;
  note: string;
};
type Loan = {
  way: 'equal_payment' | 'equal_principal' | 'zero_rate' | 'balloon' | 'flat_fee';
  aprBp: number;
  feeBp: number;
  months: number[];
  leastDownBp: number;
  balloonBp: number;
};
type Insurance = {
  baseFen: number;
  priceBp: number;
  liabilityFen: number;
  factorBp: number;
  noClaimBp: number;
};

const plain = { provider: '', model: null, loan: null, insurance: null, incomeFen: null, note: '' };
type Priced = [name: string, priceYuan: number, costYuan: number];

const priced = (
  kind: ProductKind,
  [name, price, cost]: Priced,
  more: Partial<Made> = {},
): Made => ({ ...plain, kind, name, priceFen: price * 100, costFen: cost * 100, ...more });

const loan = (
  [provider, name]: [provider: string, name: string],
  terms: Partial<Loan> & Pick<Loan, 'way' | 'months'>,
  incomeYuan: number,
): Made => ({
  ...plain,
  kind: 'finance',
  name,
  provider,
  priceFen: null,
  costFen: null,
  incomeFen: incomeYuan * 100,
  loan: { aprBp: 0, feeBp: 0, leastDownBp: 2000, balloonBp: 0, ...terms },
});

const insurance = (provider: string, name: string, terms: Partial<Insurance>): Made => ({
  ...plain,
  kind: 'insurance',
  name,
  provider,
  priceFen: null,
  costFen: null,
  incomeFen: 60_000,
  note: '估算，以保险公司报价为准',
  insurance: {
    baseFen: 98_000,
    priceBp: 120,
    liabilityFen: 200_000_000,
    factorBp: 10_000,
    noClaimBp: 10_000,
    ...terms,
  },
});

const bank = '澜州商业银行';
const captive = '远舟汽车金融';

/** What the demo group sells beside the car (衍生产品); every provider is invented. */
export const demoProducts: readonly Made[] = [
  priced('option', ['珍珠漆', 2_000, 1_200]),
  priced('option', ['19 英寸轮毂', 4_500, 3_100], { model: 'E6' }),
  priced('option', ['辅助驾驶套装', 12_000, 8_600], { model: 'E6' }),
  priced('option', ['全景天窗', 6_000, 4_200], { model: 'L7' }),
  priced('option', ['第二排零重力座椅', 9_800, 6_900], { model: 'X9' }),
  priced('accessory', ['隔热车窗膜', 2_980, 1_150]),
  priced('accessory', ['全包围脚垫', 680, 230]),
  priced('accessory', ['行车记录仪', 1_280, 520]),
  priced('accessory', ['隐形车衣', 12_800, 6_200]),
  priced('accessory', ['后备箱垫', 380, 120]),
  priced('accessory', ['7 kW 家用充电桩（含 30 米安装）', 3_980, 2_700]),
  priced('service', ['基础保养 3 年 6 次', 3_680, 2_100]),
  priced('service', ['上牌代办', 500, 150], { note: '可自行办理，不代办不影响购车' }),
  priced('service', ['取送车 2 年', 1_200, 640]),
  priced('warranty', ['整车延保 2 年 / 5 万公里', 4_280, 2_600], { provider: '远舟延保' }),
  priced('warranty', ['三电终身延保', 5_980, 3_900], { provider: '远舟延保', model: 'E6' }),
  priced('warranty', ['轮胎保障 2 年', 980, 410], { provider: '远舟延保' }),
  loan([bank, '等额本息'], { way: 'equal_payment', aprBp: 399, months: [12, 24, 36, 60] }, 1_800),
  loan([bank, '等额本金'], { way: 'equal_principal', aprBp: 399, months: [24, 36, 60] }, 1_800),
  loan([captive, '两年免息'], { way: 'zero_rate', months: [12, 24], leastDownBp: 5000 }, 900),
  loan(
    [captive, '弹性尾款'],
    { way: 'balloon', aprBp: 458, months: [24, 36], balloonBp: 3000 },
    2_200,
  ),
  loan([captive, '手续费分期'], { way: 'flat_fee', feeBp: 1200, months: [36] }, 2_600),
  insurance('江海财险', '商业险（三者 200 万）', { factorBp: 9_500 }),
  insurance('安澜保险', '商业险（三者 300 万）', {
    baseFen: 118_000,
    liabilityFen: 300_000_000,
    factorBp: 9_200,
  }),
];
