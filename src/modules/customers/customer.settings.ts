import { settingKind } from '../../platform/setting/setting-kind.rules.ts';

const times = (zh: string, en: string) =>
  ({
    type: 'count',
    name: { zh, en },
    unit: { zh: '次', en: 'times' },
    min: 1,
    max: 100,
    optional: true,
    emptyMeans: { zh: '不限', en: 'no limit' },
  }) as const;

/** How often one person is called or written to at most, and how soon their requests are answered (客户联系与请求). */
export const customerContactSetting = settingKind({
  key: 'customer_contact',
  subject: 'lead',
  name: { zh: '客户联系频次与请求时限', en: 'Contact limits and answers to requests' },
  note: {
    zh: '到上限后拨号按钮停用并说明原因；个人信息请求须在时限内答复。',
    en: 'At the limit the call button rests and says why; requests about personal data are answered within the limit.',
  },
  fields: {
    day: times('24 小时内最多联系', 'At most within 24 hours'),
    week: times('7 天内最多联系', 'At most within 7 days'),
    answer: {
      type: 'count',
      name: { zh: '个人信息请求答复', en: 'Answer requests within' },
      unit: { zh: '天', en: 'days' },
      min: 1,
      max: 90,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ day: 4, week: 12, answer: 15 }],
      source: {
        zh: '产品默认值；请按本集团的制度调整',
        en: 'Our default; set the rule of your own group',
      },
      isUnverified: true,
    },
  ],
});
