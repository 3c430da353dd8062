import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** In how many open hours of the store an appeal is answered (申诉答复时限). */
export const appealSetting = settingKind({
  key: 'lead_appeal',
  subject: 'lead',
  name: { zh: '分配申诉答复时限', en: 'Answers to appeals' },
  note: {
    zh: '对分配不服可以申诉。经理要在多少个营业小时内答复；过时会通知总监。',
    en: 'Open hours of the store in which a manager answers an appeal against an allocation; then the directors hear of it.',
  },
  perStore: true,
  fields: {
    hours: {
      type: 'count',
      name: { zh: '答复时限', en: 'Answer within' },
      unit: { zh: '营业小时', en: 'open hours' },
      min: 1,
      max: 200,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ hours: 18 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
