import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

const count = (
  zh: string,
  en: string,
  unit: { zh: string; en: string },
  [min, max]: [number, number],
) => ({ type: 'count', name: { zh, en }, unit, min, max }) as const;
const minutes = { zh: '分钟', en: 'min' };
const hours = { zh: '小时', en: 'h' };

/** How long a test drive takes and a loan lasts (试驾时长), and from when on a car is missed. */
export const testDriveSetting = settingKind({
  key: 'test_drive',
  subject: 'sale',
  name: { zh: '试驾时长', en: 'Test drives' },
  note: {
    zh: '试驾按时长占用车辆；外借到期未还，过宽限后提示超时。',
    en: 'A drive holds the car for its length; a loan that is not back after the grace is shown as late.',
  },
  perStore: true,
  fields: {
    minutes: count('试驾', 'A test drive', minutes, [15, 240]),
    dayHours: count('一日深度试驾', 'A loan of a day', hours, [4, 48]),
    weekendHours: count('周末家庭试驾', 'A family weekend', hours, [24, 96]),
    grace: count('还车宽限', 'Grace', minutes, [0, 240]),
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ minutes: 60, dayHours: 24, weekendHours: 60, grace: 15 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});
