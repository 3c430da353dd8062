import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

const minutes = (zh: string, en: string, min: number, max: number) =>
  ({ type: 'count', name: { zh, en }, unit: { zh: '分钟', en: 'min' }, min, max }) as const;

/** How customers are invited (邀约规则): the length of a slot, how many come into one, how long they are waited for. */
export const leadAppointmentSetting = settingKind({
  key: 'lead_appointment',
  subject: 'lead',
  name: { zh: '邀约时段', en: 'Appointment slots' },
  note: {
    zh: '时段从开门起按长度排；过了等候时间没到店，记爽约并提醒跟进。',
    en: 'Slots follow one another from opening; who has not come after the wait is noted as missed.',
  },
  perStore: true,
  fields: {
    minutes: minutes('每个时段', 'A slot', 15, 240),
    places: {
      type: 'count',
      name: { zh: '每时段接待', en: 'Customers a slot' },
      unit: { zh: '组', en: 'parties' },
      min: 1,
      max: 50,
    },
    grace: minutes('等候', 'Wait', 5, 240),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ minutes: 60, places: 3, grace: 30 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
