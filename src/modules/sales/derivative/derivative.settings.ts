import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** How many kinds of derivative business a car takes to count as a bundle (衍生组合). */
export const derivativeBundleSetting = settingKind({
  key: 'derivative_bundle',
  subject: 'delivery',
  name: { zh: '衍生组合', en: 'Bundles' },
  note: {
    zh: '一台车在金融、商业险、精品、服务四类里落地几类，算一个组合。',
    en: 'How many of finance, commercial insurance, accessories and services a car takes to be a bundle.',
  },
  perStore: true,
  fields: {
    least: {
      type: 'count',
      name: { zh: '至少几类', en: 'Kinds at least' },
      unit: { zh: '类', en: 'kinds' },
      min: 2,
      max: 4,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ least: 3 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
