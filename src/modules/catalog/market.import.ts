import type { Kind } from '../../platform/import/kind.ts';
import { adoptRegistrations, insertImportedRegistrations } from './market-import.queries.ts';

/** Market registrations (市场上牌量) by month, region, brand and model. */
export const marketImport: Kind = {
  kind: 'market',
  zh: '市场上牌量',
  en: 'Market registrations',
  relation: 'catalog.registration',
  key: ['month', 'region', 'brand', 'model'],
  fields: [
    {
      name: 'month',
      type: 'month',
      required: true,
      zh: '月份',
      en: 'Month',
      aliases: ['年月', '统计月份', '日期', 'period', 'date', 'year month'],
    },
    {
      name: 'region',
      type: 'text',
      zh: '地区',
      en: 'Region',
      aliases: ['区域', '城市', '省份', '省', 'province', 'city', 'area'],
    },
    {
      name: 'brand',
      type: 'text',
      required: true,
      zh: '品牌',
      en: 'Brand',
      aliases: ['汽车品牌', '厂牌', '厂商', 'make', 'manufacturer', 'company'],
    },
    {
      name: 'model',
      type: 'text',
      zh: '车型',
      en: 'Model',
      aliases: ['车系', '车型名称', 'series', 'car model'],
    },
    {
      name: 'body_type',
      type: 'text',
      zh: '车身类型',
      en: 'Body type',
      aliases: ['车身', '级别', '车辆类型', 'bodyType', 'body style'],
    },
    {
      name: 'registrations',
      type: 'integer',
      required: true,
      zh: '上牌量',
      en: 'Registrations',
      aliases: [
        '销量',
        '销售量',
        '上险量',
        '上牌数',
        '数量',
        'salesVolume',
        'sales',
        'volume',
        'units',
      ],
    },
  ],
  adopt: adoptRegistrations,
  apply: insertImportedRegistrations,
};
