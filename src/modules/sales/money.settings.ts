import { settingKind } from '../../platform/setting/setting-kind.rules.ts';

const yuan = (n: number) => n * 100;

/** State subsidies for a traded-in car (以旧换新补贴): scrapped or replaced, by what drives the new one. */
export const tradeInSubsidySetting = settingKind({
  key: 'trade_in_subsidy',
  subject: 'subsidy',
  name: { zh: '以旧换新国家补贴', en: 'State trade-in subsidy' },
  note: {
    zh: '补贴取“车价 × 比例”与上限中较小的一个，个人限一次，由政府事后发放，不计入应付款。',
    en: 'The lesser of price × share and the cap, once per person; paid by the state later, outside the amount due.',
  },
  rowKey: ['way', 'power'],
  fields: {
    way: {
      type: 'choice',
      name: { zh: '方式', en: 'Way' },
      choices: {
        scrap: { zh: '报废更新', en: 'Scrapped' },
        replace: { zh: '置换更新', en: 'Replaced' },
      },
    },
    power: {
      type: 'choice',
      name: { zh: '新车动力', en: 'New car' },
      choices: { nev: { zh: '新能源', en: 'NEV' }, fuel: { zh: '燃油', en: 'Fuel' } },
    },
    share: {
      type: 'rate',
      name: { zh: '比例', en: 'Share' },
      max: 10_000,
      optional: true,
      emptyMeans: { zh: '定额', en: 'flat' },
    },
    cap: { type: 'money', name: { zh: '上限', en: 'Cap' } },
  },
  shipped: [
    {
      from: '2025-01-01',
      to: '2025-12-31',
      rows: [
        { way: 'scrap', power: 'nev', share: null, cap: yuan(20_000) },
        { way: 'scrap', power: 'fuel', share: null, cap: yuan(15_000) },
        { way: 'replace', power: 'nev', share: null, cap: yuan(15_000) },
        { way: 'replace', power: 'fuel', share: null, cap: yuan(13_000) },
      ],
      source: {
        zh: '2025 年汽车以旧换新政策（置换各省自定，此处为上限）',
        en: 'Trade-in policy of 2025 (replacement set by province; these are the caps)',
      },
      isUnverified: true,
    },
    {
      from: '2026-01-01',
      to: '2026-12-31',
      rows: [
        { way: 'scrap', power: 'nev', share: 1200, cap: yuan(20_000) },
        { way: 'scrap', power: 'fuel', share: 1000, cap: yuan(15_000) },
        { way: 'replace', power: 'nev', share: 800, cap: yuan(15_000) },
        { way: 'replace', power: 'fuel', share: 600, cap: yuan(13_000) },
      ],
      source: {
        zh: '2026 年汽车以旧换新政策；是否以含税价为基数待核实，2027 年政策未公布',
        en: 'Trade-in policy of 2026; whether the base includes tax is to be verified, 2027 is not known',
      },
    },
  ],
});

/** The largest loan against the price of a car (最高贷款比例). */
export const loanRatioSetting = settingKind({
  key: 'loan_ratio',
  subject: 'loan',
  name: { zh: '最高贷款比例', en: 'Largest loan' },
  note: {
    zh: '自用车由金融机构自定，最高可达 100%；营运车与二手车另有上限。',
    en: 'Lenders decide for private cars, up to 100 %; commercial and used cars have caps.',
  },
  perStore: true,
  fields: {
    private: { type: 'rate', name: { zh: '自用车', en: 'Private' }, max: 10_000 },
    commercial: { type: 'rate', name: { zh: '营运车', en: 'Commercial' }, max: 10_000 },
    commercialNev: { type: 'rate', name: { zh: '营运新能源', en: 'Commercial NEV' }, max: 10_000 },
    used: { type: 'rate', name: { zh: '二手车', en: 'Used' }, max: 10_000 },
  },
  shipped: [
    {
      from: '2024-04-01',
      rows: [{ private: 10_000, commercial: 7000, commercialNev: 7500, used: 7000 }],
      source: { zh: '2024 年 4 月汽车贷款政策调整', en: 'Car loan rules as changed in April 2024' },
    },
  ],
});

/** When stock is too much for what sells (库存系数预警线). */
export const stockFactorSetting = settingKind({
  key: 'stock_factor',
  subject: 'stock',
  name: { zh: '库存系数预警线', en: 'Stock factor limits' },
  note: {
    zh: '库存系数 = 期末库存 ÷ 当月销量。',
    en: 'Stock factor = stock at month’s end ÷ sales of the month.',
  },
  perStore: true,
  fields: {
    normal: { type: 'tenth', name: { zh: '正常不超过', en: 'Normal up to' }, max: 100 },
    warning: { type: 'tenth', name: { zh: '预警线', en: 'Warning from' }, max: 100 },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ normal: 12, warning: 15 }],
      source: {
        zh: '流通协会：0.8—1.2 正常，1.5 为警戒线',
        en: 'Dealers’ association: 0.8–1.2 normal, 1.5 the warning line',
      },
    },
  ],
});
