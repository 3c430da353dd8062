import { settingKind, type Misfit } from '../setting/setting-kind.rules.ts';

const weekday = {
  type: 'choice',
  name: { zh: '星期', en: 'Weekday' },
  choices: {
    mon: { zh: '周一', en: 'Monday' },
    tue: { zh: '周二', en: 'Tuesday' },
    wed: { zh: '周三', en: 'Wednesday' },
    thu: { zh: '周四', en: 'Thursday' },
    fri: { zh: '周五', en: 'Friday' },
    sat: { zh: '周六', en: 'Saturday' },
    sun: { zh: '周日', en: 'Sunday' },
  },
} as const;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const opens = { type: 'time', name: { zh: '开门', en: 'Opens' } } as const;
const closes = { type: 'time', name: { zh: '关门', en: 'Closes' } } as const;

type Hours = { weekday: string; opens: number; closes: number };

/** The first row that closes before it opens, or runs into another span of its day. */
function misfit(rows: readonly Hours[]): Misfit | undefined {
  for (const [row, { weekday: on, opens: from, closes: to }] of rows.entries()) {
    if (to <= from) return { row, field: 'closes' };
    const isInto = (other: Hours) =>
      other.weekday === on && other.opens < to && other.closes > from;
    if (rows.some((other, at) => at < row && isInto(other))) return { row, field: 'opens' };
  }
  return undefined;
}

/** Opening hours of a store by weekday; a weekday without a row is closed, one with two has a pause. */
export const storeHoursSetting = settingKind({
  key: 'store_hours',
  subject: 'hours',
  name: { zh: '门店营业时间', en: 'Opening hours' },
  note: {
    zh: '线索响应只计营业时间。没有写的星期几不营业；中午休息就写成两行。',
    en: 'Response clocks count open time only. A weekday without a row is closed; a pause makes two rows.',
  },
  perStore: true,
  rowKey: ['weekday', 'opens'],
  fields: { weekday, opens, closes },
  misfit,
  shipped: [
    {
      from: '2020-01-01',
      rows: weekdays.map((day) => ({ weekday: day, opens: 9 * 60, closes: 18 * 60 })),
      source: {
        zh: '常见的 4S 店营业时间；请按门店实际填写',
        en: 'Usual hours of dealerships; fill in your own',
      },
      isUnverified: true,
    },
  ],
});

/** What a store does on public holidays; make-up workdays follow their weekday. */
export const holidayHoursSetting = settingKind({
  key: 'holiday_hours',
  subject: 'hours',
  name: { zh: '法定节假日营业', en: 'Public holidays' },
  note: {
    zh: '节假日照常营业、缩短营业还是休息。单独的某一天可在“日历”里改。',
    en: 'Open as usual, shorter or closed on public holidays. Single days are changed in the calendar.',
  },
  perStore: true,
  fields: {
    policy: {
      type: 'choice',
      name: { zh: '节假日', en: 'On holidays' },
      choices: {
        usual: { zh: '照常营业', en: 'As usual' },
        shorter: { zh: '缩短营业', en: 'Shorter' },
        closed: { zh: '休息', en: 'Closed' },
      },
    },
    opens: { ...opens, optional: true, emptyMeans: { zh: '按平日', en: 'as usual' } },
    closes: { ...closes, optional: true, emptyMeans: { zh: '按平日', en: 'as usual' } },
  },
  misfit: ([row]) => {
    if (row?.policy !== 'shorter') return undefined;
    if (row.opens === null) return { row: 0, field: 'opens' };
    return row.closes === null || row.closes <= row.opens ? { row: 0, field: 'closes' } : undefined;
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ policy: 'usual', opens: null, closes: null }],
      source: {
        zh: '4S 店节假日一般照常营业；请按门店实际填写',
        en: 'Dealerships are usually open on holidays; fill in your own',
      },
      isUnverified: true,
    },
  ],
});
