import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** What the offices ask for plate and registration (上牌官费); a dealer's own service is a product, never hidden here. */
export const registrationFeeSetting = settingKind({
  key: 'registration_fee',
  subject: 'tax',
  name: { zh: '上牌官费', en: 'Registration fee' },
  note: {
    zh: '号牌、行驶证、登记证书的官方工本费，代收代缴。店里的代办服务另列为服务产品。',
    en: 'Official fees for plate, licence and certificate, passed on. The store’s own service is a product of its own.',
  },
  perStore: true,
  fields: { fee: { type: 'money', name: { zh: '每车', en: 'Per car' }, max: 1_000_000 } },
  shipped: [
    {
      from: '2012-01-01',
      rows: [{ fee: 12_500 }],
      source: { zh: '通行约 125—150 元，未附出处', en: 'Usually 125 to 150; without a source' },
      isUnverified: true,
    },
  ],
});

/** How quotes of a store are made (报价规则): how long they hold, whether prices are fixed, how fast approvals are given. */
export const quoteTermsSetting = settingKind({
  key: 'quote_terms',
  subject: 'sale',
  name: { zh: '报价规则', en: 'Quotes' },
  note: {
    zh: '“一口价”门店不议价：优惠固定为 0，只按公布的价格报价。',
    en: 'A one-price store does not haggle: no discount, only published prices.',
  },
  perStore: true,
  fields: {
    pricing: {
      type: 'choice',
      name: { zh: '定价方式', en: 'Pricing' },
      choices: {
        negotiated: { zh: '可议价', en: 'Negotiated' },
        one_price: { zh: '一口价', en: 'One price' },
      },
    },
    validDays: {
      type: 'count',
      name: { zh: '有效天数', en: 'Valid for' },
      unit: { zh: '天', en: 'days' },
      min: 1,
      max: 60,
    },
    approvalHours: {
      type: 'count',
      name: { zh: '审批时限，每级', en: 'Approval, each step' },
      unit: { zh: '营业小时', en: 'open hours' },
      min: 1,
      max: 100,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ pricing: 'negotiated', validDays: 7, approvalHours: 2 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});

const limit = (zh: string, en: string) =>
  ({
    type: 'money',
    name: { zh, en },
    optional: true,
    emptyMeans: { zh: '不限', en: 'no limit' },
  }) as const;
const yesNo = (zh: string, en: string) =>
  ({
    type: 'choice',
    name: { zh, en },
    choices: { no: { zh: '不可', en: 'no' }, yes: { zh: '可以', en: 'yes' } },
  }) as const;
const yuan = (n: number) => n * 100;

/** What each role may give without asking (优惠权限), for all models or one; the rest goes to whoever may. */
export const discountAuthoritySetting = settingKind({
  key: 'discount_authority',
  subject: 'sale',
  name: { zh: '优惠权限', en: 'Discount authority' },
  note: {
    zh: '各角色可直接给出的优惠与赠品。超出时按角色从低到高找有权的人审批。车型留空表示全部车型；成本按返利后计算。',
    en: 'What each role may give. Beyond it, approval goes up the roles to whoever may. No model means all; cost is net of rebate.',
  },
  perStore: true,
  rowKey: ['role', 'model'],
  fields: {
    role: {
      type: 'choice',
      name: { zh: '角色', en: 'Role' },
      choices: {
        consultant: { zh: '销售顾问', en: 'Sales consultant' },
        fni_specialist: { zh: '金融保险专员', en: 'F&I specialist' },
        sales_manager: { zh: '销售经理', en: 'Sales manager' },
        director: { zh: '销售总监', en: 'Sales director' },
      },
    },
    model: {
      type: 'text',
      name: { zh: '车型', en: 'Model' },
      optional: true,
      emptyMeans: { zh: '全部', en: 'all' },
    },
    discount: limit('优惠上限', 'Discount up to'),
    gifts: limit('赠品上限', 'Gifts up to'),
    belowFloor: yesNo('低于底价', 'Below floor'),
    belowCost: yesNo('低于成本', 'Below cost'),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        {
          role: 'consultant',
          model: null,
          discount: yuan(8000),
          gifts: yuan(2000),
          belowFloor: 'no',
          belowCost: 'no',
        },
        {
          role: 'sales_manager',
          model: null,
          discount: yuan(20_000),
          gifts: yuan(6000),
          belowFloor: 'yes',
          belowCost: 'no',
        },
        {
          role: 'director',
          model: null,
          discount: null,
          gifts: null,
          belowFloor: 'yes',
          belowCost: 'yes',
        },
      ],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
