import { settingKind, type Misfit } from '../../../platform/setting/setting-kind.rules.ts';
import { fullMarks, weightOf } from './check.rules.ts';

const proposed = { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' };

/** How many calls of each person are heard a week (电话抽检数量). */
export const callCheckSetting = settingKind({
  key: 'call_check',
  subject: 'lead',
  name: { zh: '电话抽检数量', en: 'Calls checked a week' },
  note: {
    zh: '每周一从上一周够长的通话里，每人抽几通来听、打分。',
    en: 'Each Monday so many of each person’s connected calls of the week before are drawn to be heard and scored.',
  },
  perStore: true,
  fields: {
    calls: {
      type: 'count',
      name: { zh: '每人每周', en: 'A person a week' },
      unit: { zh: '通', en: 'calls' },
      min: 0,
      max: 20,
    },
  },
  shipped: [{ from: '2020-01-01', rows: [{ calls: 3 }], source: proposed, isUnverified: true }],
});

function misfit(rows: readonly { weight: number }[]): Misfit | undefined {
  return weightOf(rows) === fullMarks ? undefined : { row: rows.length - 1, field: 'weight' };
}

/** What a call is scored by (电话评分表): criteria whose weights add up to 100. */
export const callSheetSetting = settingKind({
  key: 'call_sheet',
  subject: 'lead',
  name: { zh: '电话评分表', en: 'Score sheet for calls' },
  note: {
    zh: '各项满分合计 100。抽到的通话按抽签那天的评分表打分。',
    en: 'The weights add up to 100. A call is scored by the sheet of the day on which it was drawn.',
  },
  perStore: true,
  rowKey: ['criterion'],
  fields: {
    criterion: { type: 'text', name: { zh: '评分项', en: 'Criterion' }, max: 40 },
    english: {
      type: 'text',
      name: { zh: '英文', en: 'In English' },
      max: 60,
      optional: true,
      emptyMeans: { zh: '同上', en: 'the same' },
    },
    weight: {
      type: 'count',
      name: { zh: '满分', en: 'Weight' },
      unit: { zh: '分', en: 'points' },
      min: 1,
      max: 100,
    },
  },
  misfit,
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { criterion: '问候与自报家门', english: 'Greeting and name', weight: 15 },
        { criterion: '需求挖掘', english: 'Finding the need', weight: 25 },
        { criterion: '邀约到店', english: 'Inviting them in', weight: 30 },
        { criterion: '异议处理', english: 'Meeting objections', weight: 20 },
        { criterion: '礼貌用语', english: 'Courtesy', weight: 10 },
      ],
      source: proposed,
      isUnverified: true,
    },
  ],
});
