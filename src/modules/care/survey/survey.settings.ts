import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

const text = (zh: string, en: string, max: number) =>
  ({ type: 'text', name: { zh, en }, max }) as const;

/** What buyers are asked after the delivery, and what each answer is worth (满意度题目与分值). */
export const csiScaleSetting = settingKind({
  key: 'csi_scale',
  subject: 'delivery',
  name: { zh: '满意度题目与分值', en: 'Satisfaction questions and points' },
  note: {
    zh: '每题 1—5 档，最好一档得满分，最差得 0 分，中间等分。改动只影响之后交的车。',
    en: 'Five levels a question: the best earns its points, the worst nothing. Changes hold for later deliveries.',
  },
  perStore: true,
  rowKey: ['key'],
  fields: {
    key: text('编号', 'Key', 30),
    zh: text('题目', 'Chinese', 60),
    en: text('英文', 'English', 120),
    points: {
      type: 'count',
      name: { zh: '满分', en: 'Points' },
      unit: { zh: '分', en: 'points' },
      min: 1,
      max: 1000,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [
        { key: 'reception', zh: '接待与环境', en: 'Reception and showroom', points: 15 },
        {
          key: 'advice',
          zh: '顾问的专业与诚信',
          en: 'Advice and honesty of the consultant',
          points: 25,
        },
        { key: 'price', zh: '价格与费用清楚', en: 'Prices and fees were clear', points: 20 },
        {
          key: 'handover',
          zh: '交车过程与讲解',
          en: 'Delivery and how the car was explained',
          points: 25,
        },
        { key: 'car', zh: '车辆状况', en: 'State of the car', points: 15 },
      ],
      source: {
        zh: '建议值（百分制），没有外部出处',
        en: 'Proposed, out of 100; no outside source',
      },
      isUnverified: true,
    },
  ],
});
