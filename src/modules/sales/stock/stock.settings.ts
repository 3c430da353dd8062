import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** What the money in stock costs a year (库存融资利率). */
export const floorPlanRateSetting = settingKind({
  key: 'floor_plan_rate',
  subject: 'stock',
  name: { zh: '库存融资利率', en: 'Floor plan rate' },
  note: {
    zh: '资金成本 = 进价 × 年利率 × 在库天数 ÷ 365。按与厂家金融或银行的协议填写。',
    en: 'Cost of money = cost × yearly rate × days in stock ÷ 365. Fill in what was agreed with the lender.',
  },
  perStore: true,
  fields: { rate: { type: 'rate', name: { zh: '年利率', en: 'Rate a year' }, max: 3600 } },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ rate: 600 }],
      source: {
        zh: '示例值，各店与金融机构约定不同',
        en: 'A sample; each store has its own agreement',
      },
      isUnverified: true,
    },
  ],
});
