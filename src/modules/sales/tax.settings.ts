import { settingKind } from '../../platform/setting/setting-kind.rules.ts';

const share = (zh: string, en: string) =>
  ({ type: 'rate', name: { zh, en }, max: 10_000 }) as const;

/** Rate of the vehicle purchase tax (车辆购置税) and the VAT inside the invoice price. */
export const purchaseTaxSetting = settingKind({
  key: 'purchase_tax',
  subject: 'tax',
  name: { zh: '车辆购置税', en: 'Vehicle purchase tax' },
  note: {
    zh: '计税价 = 开票价 ÷（1 + 增值税率），税额 = 计税价 × 税率。',
    en: 'Base = invoice price ÷ (1 + VAT), tax = base × rate.',
  },
  fields: {
    rate: share('税率', 'Rate'),
    vat: share('增值税率', 'VAT'),
  },
  shipped: [
    {
      from: '2019-07-01',
      rows: [{ rate: 1000, vat: 1300 }],
      source: {
        zh: '《车辆购置税法》第四条、第六条；增值税率 13% 未附出处',
        en: 'Vehicle Purchase Tax Law, art. 4 and 6; VAT of 13 % without a source',
      },
    },
  ],
});

/** What new-energy cars are let off of the purchase tax (新能源汽车购置税减免), by date of invoice. */
export const nevTaxReliefSetting = settingKind({
  key: 'nev_tax_relief',
  subject: 'tax',
  name: { zh: '新能源购置税减免', en: 'NEV purchase tax relief' },
  note: {
    zh: '减免额取“税额 × 减免比例”与“每车上限”中较小的一个；车型须在目录内。',
    en: 'The lesser of tax × share and the cap per car; the model must be in the catalogue.',
  },
  fields: {
    share: share('减免比例', 'Share let off'),
    cap: { type: 'money', name: { zh: '每车上限', en: 'Cap per car' } },
    hybridRange: {
      type: 'count',
      name: { zh: '插混纯电续航下限', en: 'Least electric range of hybrids' },
      unit: { zh: '公里', en: 'km' },
      max: 1000,
      optional: true,
      emptyMeans: { zh: '不限', en: 'none' },
    },
  },
  shipped: [
    {
      from: '2024-01-01',
      to: '2025-12-31',
      rows: [{ share: 10_000, cap: 3_000_000, hybridRange: null }],
      source: {
        zh: '2024—2025 年新能源购置税减免政策',
        en: 'NEV purchase tax relief of 2024–2025',
      },
    },
    {
      from: '2026-01-01',
      to: '2027-12-31',
      rows: [{ share: 5000, cap: 1_500_000, hybridRange: 100 }],
      source: {
        zh: '2026—2027 年减半政策；插混、增程须 100 公里以上',
        en: 'Half relief of 2026–2027; hybrids need at least 100 km',
      },
    },
  ],
});

const litres = (zh: string, en: string) =>
  ({ type: 'tenth', name: { zh, en }, unit: { zh: '升', en: 'L' }, max: 200 }) as const;

/** Yearly vehicle and vessel tax by engine size (车船税); the province sets the amount inside the band. */
export const vesselTaxSetting = settingKind({
  key: 'vessel_tax',
  subject: 'tax',
  name: { zh: '车船税', en: 'Vehicle and vessel tax' },
  note: {
    zh: '按排量分档的年税额区间；“本地税额”由各省确定，请按本省填写。首年按月计。',
    en: 'Yearly bands by engine size; fill in your province’s own amount. The first year goes by month.',
  },
  perStore: true,
  rowKey: ['upTo'],
  fields: {
    upTo: {
      ...litres('排量不超过', 'Engine up to'),
      optional: true,
      emptyMeans: { zh: '以上', en: 'above' },
    },
    least: { type: 'money', name: { zh: '下限', en: 'Least' } },
    most: { type: 'money', name: { zh: '上限', en: 'Most' } },
    local: {
      type: 'money',
      name: { zh: '本地税额', en: 'Local amount' },
      optional: true,
      emptyMeans: { zh: '未填', en: 'not set' },
    },
  },
  shipped: [
    {
      from: '2012-01-01',
      rows: (
        [
          [10, 60, 360],
          [16, 300, 540],
          [20, 360, 660],
          [25, 660, 1200],
          [30, 1200, 2400],
          [40, 2400, 3600],
          [null, 3600, 5400],
        ] as const
      ).map(([upTo, least, most]) => ({
        upTo,
        least: least * 100,
        most: most * 100,
        local: null,
      })),
      source: { zh: '《车船税法》所附税目税额表', en: 'Table of the Vehicle and Vessel Tax Law' },
      isUnverified: true,
    },
  ],
});

/** Compulsory traffic insurance of a private car in its first year (交强险). */
export const compulsoryInsuranceSetting = settingKind({
  key: 'compulsory_insurance',
  subject: 'insurance',
  name: { zh: '交强险基础保费', en: 'Compulsory insurance' },
  note: {
    zh: '家庭自用车一年的基础保费，续保随出险浮动。',
    en: 'Base premium of a private car for one year; it floats with claims later.',
  },
  fields: {
    underSix: { type: 'money', name: { zh: '6 座以下', en: 'Under 6 seats' } },
    sixAndMore: { type: 'money', name: { zh: '6 座及以上', en: '6 seats and more' } },
  },
  shipped: [
    {
      from: '2008-02-01',
      rows: [{ underSix: 95_000, sixAndMore: 110_000 }],
      source: { zh: '交强险基础费率表', en: 'Base rates of compulsory traffic insurance' },
      isUnverified: true,
    },
  ],
});
