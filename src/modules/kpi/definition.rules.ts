import type { FactKind } from '../../kernel/fact.ts';
import { trafficDefinitions } from './traffic.rules.ts';

/** One summand of a KPI: the sum of a fact's quantity or amount, added or taken off. */
export type Term = { kind: FactKind; of: 'quantity' | 'amount'; sign?: 1 | -1 };
export type KpiUnit =
  'cars' | 'orders' | 'deals' | 'leads' | 'visits' | 'fen' | 'bp' | 'days' | 'minutes' | 'points';

/**
 * A KPI (指标) as data over facts: numerator, for ratios a denominator, and the words that anyone
 * can read. Both sides are taken over the same period (not cohort) unless the formula says so.
 */
export type KpiDefinition = {
  key: string;
  unit: KpiUnit;
  numerator: readonly Term[];
  denominator?: readonly Term[];
  /** What the ratio is multiplied by before rounding: 10 000 for basis points. */
  scale?: number;
  /** Decimals of the rounded value; whole numbers where left out. */
  decimals?: number;
  owner: string;
  zh: { name: string; formula: string };
  en: { name: string; formula: string };
};

const sum = (kind: FactKind, of: Term['of'], sign: 1 | -1 = 1): Term => ({ kind, of, sign });
const cars = [sum('delivery', 'quantity')];

/** Every KPI of the product so far. Source: the deal, lead and survey facts (docs/glossary.md). */
export const kpiDefinitions: readonly KpiDefinition[] = [
  {
    key: 'units',
    unit: 'cars',
    numerator: cars,
    owner: 'director',
    zh: { name: '交车', formula: '交车台数之和' },
    en: { name: 'Units delivered', formula: 'Sum of cars delivered' },
  },
  {
    key: 'orders',
    unit: 'orders',
    numerator: [sum('order', 'quantity')],
    owner: 'director',
    zh: { name: '订单', formula: '签约数 − 退订数' },
    en: { name: 'Orders', formula: 'Contracts signed less cancelled' },
  },
  {
    key: 'revenue',
    unit: 'fen',
    numerator: [sum('delivery', 'amount')],
    owner: 'director',
    zh: { name: '收入', formula: '所交车辆的成交价之和' },
    en: { name: 'Revenue', formula: 'Sum of the prices of cars delivered' },
  },
  {
    key: 'gross_profit',
    unit: 'fen',
    numerator: [sum('grossProfit', 'amount')],
    owner: 'director',
    zh: { name: '毛利', formula: '所交车辆的总毛利之和，含衍生业务' },
    en: {
      name: 'Gross profit',
      formula: 'Gross profit of cars delivered, derivative business included',
    },
  },
  {
    key: 'derivative_profit',
    unit: 'fen',
    owner: 'fni_specialist',
    numerator: [
      sum('financeIncome', 'amount'),
      sum('insuranceIncome', 'amount'),
      sum('accessoryIncome', 'amount'),
      sum('serviceIncome', 'amount'),
    ],
    zh: { name: '衍生毛利', formula: '金融 + 保险 + 精品 + 服务，落地的收益减支出' },
    en: {
      name: 'Derivative profit',
      formula: 'Finance + insurance + accessories + services: income less expense of what was done',
    },
  },
  {
    key: 'derivative_profit_per_car',
    unit: 'fen',
    owner: 'fni_specialist',
    numerator: [
      sum('financeIncome', 'amount'),
      sum('insuranceIncome', 'amount'),
      sum('accessoryIncome', 'amount'),
      sum('serviceIncome', 'amount'),
    ],
    denominator: cars,
    zh: { name: '单车衍生毛利', formula: '衍生毛利 ÷ 交车台数' },
    en: { name: 'Derivative profit per car', formula: 'Derivative profit ÷ units delivered' },
  },
  {
    key: 'gross_profit_per_car',
    unit: 'fen',
    numerator: [sum('grossProfit', 'amount')],
    denominator: cars,
    owner: 'director',
    zh: { name: '单车毛利', formula: '毛利 ÷ 交车台数' },
    en: { name: 'Gross profit per car', formula: 'Gross profit ÷ units delivered' },
  },
  {
    key: 'win_rate',
    unit: 'bp',
    owner: 'sales_manager',
    scale: 10_000,
    numerator: [sum('dealWon', 'quantity')],
    denominator: [sum('dealWon', 'quantity'), sum('dealLost', 'quantity')],
    zh: { name: '成交率', formula: '成交 ÷（成交 + 战败），按结案日' },
    en: { name: 'Win rate', formula: 'Won ÷ (won + lost), by closing day' },
  },
  {
    key: 'sales_cycle',
    unit: 'days',
    owner: 'sales_manager',
    decimals: 2,
    numerator: [sum('salesCycle', 'amount')],
    denominator: [sum('salesCycle', 'quantity')],
    zh: { name: '成交周期', formula: '成交商机从首次接触到签约的平均天数' },
    en: { name: 'Sales cycle', formula: 'Mean days from first contact to signature of won deals' },
  },
  {
    key: 'finance_penetration',
    unit: 'bp',
    owner: 'fni_specialist',
    scale: 10_000,
    numerator: [sum('financeIncome', 'quantity')],
    denominator: cars,
    zh: { name: '金融渗透率', formula: '贷款已放款的交车 ÷ 交车台数（导入历史：有金融收益）' },
    en: {
      name: 'Finance penetration',
      formula:
        'Cars delivered whose loan was paid out ÷ units delivered (imported history: with finance income)',
    },
  },
  {
    key: 'insurance_penetration',
    unit: 'bp',
    owner: 'fni_specialist',
    scale: 10_000,
    numerator: [sum('insuranceIncome', 'quantity')],
    denominator: cars,
    zh: { name: '保险渗透率', formula: '商业险已出单的交车 ÷ 交车台数（导入历史：有保险收益）' },
    en: {
      name: 'Insurance penetration',
      formula:
        'Cars delivered whose commercial policy was issued ÷ units delivered (imported history: with insurance income)',
    },
  },
  {
    key: 'accessory_penetration',
    unit: 'bp',
    owner: 'fni_specialist',
    scale: 10_000,
    numerator: [sum('accessoryIncome', 'quantity')],
    denominator: cars,
    zh: { name: '精品加装率', formula: '精品已装车的交车 ÷ 交车台数（导入历史：有精品收益）' },
    en: {
      name: 'Accessory penetration',
      formula:
        'Cars delivered with an accessory fitted ÷ units delivered (imported history: with accessory income)',
    },
  },
  {
    key: 'service_penetration',
    unit: 'bp',
    owner: 'fni_specialist',
    scale: 10_000,
    numerator: [sum('serviceIncome', 'quantity')],
    denominator: cars,
    zh: { name: '服务渗透率', formula: '服务或延保已激活的交车 ÷ 交车台数' },
    en: {
      name: 'Service penetration',
      formula: 'Cars delivered with a service or warranty activated ÷ units delivered',
    },
  },
  {
    key: 'bundle_take_rate',
    unit: 'bp',
    owner: 'fni_specialist',
    scale: 10_000,
    numerator: [sum('bundleTaken', 'quantity')],
    denominator: cars,
    zh: { name: '组合采用率', formula: '落地衍生组合的交车 ÷ 交车台数（几类算组合，见生效规则）' },
    en: {
      name: 'Bundle take rate',
      formula: 'Cars delivered that took a bundle ÷ units delivered (how many kinds: a dated rule)',
    },
  },
  {
    key: 'leads',
    unit: 'leads',
    numerator: [sum('leadReceived', 'quantity')],
    owner: 'marketing',
    zh: { name: '新增线索', formula: '收到的线索数' },
    en: { name: 'New leads', formula: 'Leads received' },
  },
  {
    key: 'response_time',
    unit: 'minutes',
    owner: 'dcc_agent',
    decimals: 1,
    numerator: [sum('leadReached', 'amount')],
    denominator: [sum('leadReached', 'quantity')],
    zh: { name: '首响时长', formula: '收到线索到首次接通的营业分钟数，按接通的线索平均' },
    en: {
      name: 'Lead response time',
      formula: 'Open minutes from receipt to the first contact, mean of leads reached',
    },
  },
  {
    key: 'arrival_rate',
    unit: 'bp',
    owner: 'dcc_agent',
    scale: 10_000,
    numerator: [sum('arrival', 'quantity')],
    denominator: [sum('appointment', 'quantity')],
    zh: { name: '邀约到店率', formula: '邀约客户到店次数 ÷ 邀约次数' },
    en: { name: 'Show rate', formula: 'Invited customers who came over invitations' },
  },
  ...trafficDefinitions,
  {
    key: 'false_loss_rate',
    unit: 'bp',
    owner: 'consultant',
    scale: 10_000,
    numerator: [sum('lossFalse', 'quantity')],
    denominator: [sum('lossReviewed', 'quantity')],
    zh: { name: '误判战败率', formula: '回访发现还要买车的战败 ÷ 接通的战败回访，归申请战败的人' },
    en: {
      name: 'False loss rate',
      formula:
        'Losses whose customer still wants a car over losses called again and answered, of whoever gave them up',
    },
  },
  {
    key: 'csi',
    unit: 'points',
    owner: 'service_steward',
    scale: 0.01,
    decimals: 2,
    numerator: [sum('surveyCsi', 'amount')],
    denominator: [sum('surveyCsi', 'quantity')],
    zh: { name: 'CSI 满意度', formula: 'CSI 回访得分的平均值' },
    en: { name: 'CSI', formula: 'Mean score of CSI answers' },
  },
  {
    key: 'nps',
    unit: 'points',
    owner: 'service_steward',
    scale: 100,
    decimals: 2,
    numerator: [sum('surveyNps', 'amount')],
    denominator: [sum('surveyNps', 'quantity')],
    zh: { name: 'NPS 净推荐值', formula: '（推荐者 − 贬损者）÷ 回答数 × 100' },
    en: { name: 'NPS', formula: '(promoters − detractors) ÷ answers × 100' },
  },
];

export const definitionOf = (key: string): KpiDefinition | undefined =>
  kpiDefinitions.find((definition) => definition.key === key);

/** The kinds of facts that a KPI needs. */
export const kindsOf = ({ numerator, denominator = [] }: KpiDefinition): FactKind[] => [
  ...new Set([...numerator, ...denominator].map((term) => term.kind)),
];
