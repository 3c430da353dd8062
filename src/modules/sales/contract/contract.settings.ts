import { settingKind } from '../../../platform/setting/setting-kind.rules.ts';

/** The most that may be agreed as earnest money (定金上限), of the car's price. */
export const earnestCapSetting = settingKind({
  key: 'earnest_cap',
  subject: 'sale',
  name: { zh: '定金上限', en: 'Cap of earnest money' },
  note: {
    zh: '定金不超过车价的这个比例，超过部分不具定金效力；订金不受此限。',
    en: 'Earnest money is at most this share of the car’s price; what lies above has no force. Advances have no cap.',
  },
  fields: { share: { type: 'rate', name: { zh: '占车价', en: 'Of the car’s price' }, max: 2000 } },
  shipped: [
    {
      from: '2021-01-01',
      rows: [{ share: 2000 }],
      source: { zh: '《民法典》第五百八十六条', en: 'Civil Code, art. 586' },
    },
  ],
});
