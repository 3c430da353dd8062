import type { Working } from './quote-sum.schema.ts';
import { amountText, percentText } from './round.rules.ts';

type Language = 'zh' | 'en';
type Said = Record<Language, string>;

/** What each rule says of its arithmetic; `{x}` is a value, shown by the end of its name. */
const sayings: Readonly<Record<string, Said>> = {
  tax_full: { zh: '不含税价 {exVatFen} × {rateBp}', en: '{exVatFen} without VAT × {rateBp}' },
  tax_relief: {
    zh: '不含税价 {exVatFen} × {rateBp}，减免 {reliefFen}',
    en: '{exVatFen} without VAT × {rateBp}, {reliefFen} let off',
  },
  tax_half: {
    zh: '不含税价 {exVatFen} × {rateBp} × {paidBp}',
    en: '{exVatFen} without VAT × {rateBp} × {paidBp}',
  },
  tax_free: {
    zh: '应纳 {grossFen}，全部减免',
    en: '{grossFen} all let off',
  },
  tax_relief_unknown: {
    zh: '不含税价 {exVatFen} × {rateBp}；该日减免政策未公布，按全额估算',
    en: '{exVatFen} without VAT × {rateBp}; no relief is known for that day',
  },
  seats: { zh: '{seats} 座，一年', en: '{seats} seats, one year' },
  seats_company: {
    zh: '{seats} 座，一年；单位车以保险公司为准',
    en: '{seats} seats, one year; the insurer decides for companies',
  },
  vessel_not_taxed: { zh: '纯电不征', en: 'Battery cars are not taxed' },
  vessel_exempt: { zh: '目录内新能源免征', en: 'Listed new-energy cars are exempt' },
  vessel_local: {
    zh: '{yearlyFen} × {months} ÷ 12 个月',
    en: '{yearlyFen} × {months} ÷ 12 months',
  },
  vessel_band: {
    zh: '本省税额未填，区间 {leastFen}—{mostFen}，按上限 × {months} ÷ 12',
    en: 'Province not set, band {leastFen}–{mostFen}, upper end × {months} ÷ 12',
  },
  vessel_unknown: { zh: '车款没有排量', en: 'The trim has no engine size' },
  insurance_estimate: {
    zh: '估算，以保险公司报价为准',
    en: 'Estimate; the insurer’s offer counts',
  },
  gift: { zh: '赠送，价值 {valueFen}', en: 'Gift worth {valueFen}' },
  package: { zh: '套餐内', en: 'In the package' },
  subsidy_share: {
    zh: '车价 × {shareBp}，上限 {capFen}；基数是否含税待核实',
    en: 'Price × {shareBp}, at most {capFen}; whether with tax is to be verified',
  },
  subsidy_flat: { zh: '定额，上限 {capFen}', en: 'Flat, at most {capFen}' },
  subsidy_unknown: { zh: '该日补贴政策未公布', en: 'No subsidy is known for that day' },
  subsidy_company: { zh: '只补个人', en: 'For private buyers only' },
};

/** How a figure came about, in a few words of one language (算法说明). */
export function basisIn({ rule, values }: Omit<Working, 'key'>, language: Language): string {
  const template = sayings[rule]?.[language] ?? '';
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shown(name, values[name] ?? 0));
}

function shown(name: string, value: number): string {
  if (name.endsWith('Fen')) return amountText(value);
  return name.endsWith('Bp') ? percentText(value) : String(value);
}

/** The rules that have words; a test holds every rule that is used against it. */
export const saidRules: readonly string[] = Object.keys(sayings);
