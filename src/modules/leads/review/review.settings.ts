import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

const count = (zh: string, en: string, unit: { zh: string; en: string }, min = 0) =>
  ({ type: 'count', name: { zh, en }, unit, min, max: 50 }) as const;
const leads = { zh: '条', en: 'leads' };

/** How many lost leads of a store are called a second time (战败回访). */
export const lossReviewSetting = settingKind({
  key: 'loss_review',
  subject: 'lead',
  name: { zh: '战败回访', en: 'Second calls of lost leads' },
  note: {
    zh: '每周从上一周批准的战败里抽几条再打一次：一部分纯随机，一部分风险越高越容易抽到。几天打不通算联系不上。',
    en: 'Of the losses approved in the week before so many are called again: some by lot, some likelier the higher their risk. After so many days without an answer the customer counts as out of reach.',
  },
  perStore: true,
  fields: {
    lot: count('随机抽', 'By lot', leads),
    risk: count('按风险抽', 'By risk', leads),
    days: count('打不通的天数', 'Days without answer', { zh: '天', en: 'days' }, 1),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ lot: 2, risk: 3, days: 2 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
