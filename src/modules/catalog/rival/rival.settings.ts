import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** When a rival's price is news, and how long it stays good (竞品动态). */
export const rivalWatchSetting = settingKind({
  key: 'rival_watch',
  subject: 'market',
  name: { zh: '竞品动态', en: 'Rival watch' },
  note: {
    zh: '比上一次报价低这么多，通知经理；超过天数的报价标为过期，只作参考。',
    en: 'A price that much below the one before is told to the managers; older prices are marked as dated.',
  },
  fields: {
    drop: {
      type: 'rate',
      name: { zh: '降价通知线', en: 'Tell from a drop of' },
      min: 1,
      max: 5000,
    },
    fresh: {
      type: 'count',
      name: { zh: '多少天内有效', en: 'Fresh for' },
      unit: { zh: '天', en: 'days' },
      min: 1,
      max: 180,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ drop: 300, fresh: 14 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
