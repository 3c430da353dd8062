import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';
import { shippedChecklist } from './checklist.rules.ts';

/** When and where cars are handed over (交车时段): how long a slot is, how many bays the store has. */
export const deliverySlotSetting = settingKind({
  key: 'delivery_slot',
  subject: 'delivery',
  name: { zh: '交车时段与车位', en: 'Delivery slots and bays' },
  note: {
    zh: '时段从开门起按长度排，每个时段每个车位只交一台车。',
    en: 'Slots follow one another from opening; each bay takes one car a slot.',
  },
  perStore: true,
  fields: {
    minutes: {
      type: 'count',
      name: { zh: '每个时段', en: 'A slot' },
      unit: { zh: '分钟', en: 'min' },
      min: 30,
      max: 240,
    },
    bays: {
      type: 'count',
      name: { zh: '交车位', en: 'Bays' },
      unit: { zh: '个', en: 'bays' },
      min: 1,
      max: 20,
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: [{ minutes: 90, bays: 2 }],
      source: { zh: '建议值，没有外部出处', en: 'Proposed; no outside source' },
      isUnverified: true,
    },
  ],
});

const text = (zh: string, en: string, max = 60) =>
  ({ type: 'text', name: { zh, en }, max }) as const;

/** What is checked, explained and handed over at a delivery (交车清单), by stage. */
export const deliveryChecklistSetting = settingKind({
  key: 'delivery_checklist',
  subject: 'delivery',
  name: { zh: '交车清单', en: 'Delivery checklist' },
  note: {
    zh: '预约时定下当天的清单，之后改设置不影响已约的交车。必做项没勾完不能交车。',
    en: 'A booking keeps the list of its day. Items that must be done hold up the hand-over.',
  },
  perStore: true,
  rowKey: ['key'],
  fields: {
    key: text('编号', 'Key', 30),
    stage: {
      type: 'choice',
      name: { zh: '阶段', en: 'Stage' },
      choices: {
        pdi: { zh: 'PDI 检查', en: 'PDI' },
        papers: { zh: '随车资料', en: 'Papers' },
        lesson: { zh: 'PDI+ 讲解', en: 'PDI+ lessons' },
        ceremony: { zh: '交车仪式', en: 'Ceremony' },
      },
    },
    zh: text('内容', 'Chinese'),
    en: text('英文', 'English', 90),
    must: {
      type: 'choice',
      name: { zh: '必做', en: 'Must' },
      choices: { yes: { zh: '必做', en: 'Must' }, no: { zh: '可选', en: 'Optional' } },
    },
  },
  shipped: [
    {
      from: '2020-01-01',
      rows: shippedChecklist,
      source: {
        zh: '行业通行做法整理；三包凭证按三包规定随车交付',
        en: 'Usual practice of the trade; the guarantee certificate goes with the car by law',
      },
      isUnverified: true,
    },
  ],
});

const days = (zh: string, en: string) =>
  ({ type: 'count', name: { zh, en }, unit: { zh: '天', en: 'days' }, min: 1, max: 365 }) as const;

/** How long a buyer may ask for another car or the money back (三包时限). */
export const guaranteeDaysSetting = settingKind({
  key: 'guarantee_days',
  subject: 'delivery',
  name: { zh: '三包退换时限', en: 'Return and exchange periods' },
  note: {
    zh: '从交车次日起算；先到里程的，以里程为准。',
    en: 'Counted from the day after delivery; the mileage ends it earlier where it is reached first.',
  },
  fields: {
    exchange: days('主要总成故障可退换', 'Major assembly faults'),
    fault: days('安全故障可退换', 'Safety faults'),
    km: {
      type: 'count',
      name: { zh: '安全故障里程', en: 'Safety faults up to' },
      unit: { zh: '公里', en: 'km' },
      min: 1,
      max: 100_000,
    },
  },
  shipped: [
    {
      from: '2022-01-01',
      rows: [{ exchange: 7, fault: 60, km: 3000 }],
      source: {
        zh: '《家用汽车产品修理更换退货责任规定》，2022 年 1 月 1 日起',
        en: 'Liability rules for repair, replacement and return of family cars, from 1 January 2022',
      },
    },
  ],
});
