/** Why a cell cannot be taken (问题): stable codes, one sentence each in Chinese and English. */
export type ProblemCode = keyof typeof sentences;

/** One refused cell; `detail` is what the sentence needs beyond the value (a limit, an earlier row). */
export type Problem = { field: string; code: ProblemCode; value: string; detail?: string };

type Words = { value: string; label: string; detail: string };

const sentences = {
  empty: {
    zh: ({ label }: Words) => `“${label}”为空。填上后重新导入这一行。`,
    en: ({ label }: Words) => `${label} is empty. Fill it in and import that row again.`,
  },
  'date.unreadable': {
    zh: ({ value }: Words) => `看不懂日期“${value}”。写成 2026-03-01 后重新导入这一行。`,
    en: ({ value }: Words) =>
      `${value} is not a date. Write it like 2026-03-01 and import that row again.`,
  },
  'date.impossible': {
    zh: ({ value }: Words) => `日期“${value}”不存在。改正后重新导入这一行。`,
    en: ({ value }: Words) => `${value} does not exist. Correct it and import that row again.`,
  },
  'number.unreadable': {
    zh: ({ value, label }: Words) => `“${label}”不是数字：${value}。改正后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} is not a number: ${value}. Correct it and import that row again.`,
  },
  'number.not_whole': {
    zh: ({ value, label }: Words) => `“${label}”要整数：${value}。改正后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} must be a whole number: ${value}. Correct it and import that row again.`,
  },
  'number.too_big': {
    zh: ({ value, label }: Words) => `“${label}”过大：${value}。检查单位后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} is too large: ${value}. Check the unit and import that row again.`,
  },
  'number.negative': {
    zh: ({ value, label }: Words) => `“${label}”不能为负：${value}。改正后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} cannot be negative: ${value}. Correct it and import that row again.`,
  },
  'range.reversed': {
    zh: ({ value }: Words) => `区间“${value}”低价高于高价。改正后重新导入这一行。`,
    en: ({ value }: Words) =>
      `The range ${value} starts above its end. Correct it and import that row again.`,
  },
  'choice.unknown': {
    zh: ({ value, label }: Words) => `“${label}”里没有“${value}”这个值。在取值对照里补上它。`,
    en: ({ value, label }: Words) =>
      `${value} is not a known value of ${label}. Add it to the value mapping.`,
  },
  'boolean.unreadable': {
    zh: ({ value, label }: Words) => `“${label}”只能填 是 或 否：${value}。`,
    en: ({ value, label }: Words) => `${label} takes yes or no only: ${value}.`,
  },
  'text.too_long': {
    zh: ({ label, detail }: Words) => `“${label}”超过 ${detail} 个字符。缩短后重新导入这一行。`,
    en: ({ label, detail }: Words) =>
      `${label} is longer than ${detail} characters. Shorten it and import that row again.`,
  },
  duplicate: {
    zh: ({ value, detail }: Words) => `与第 ${detail} 行重复：${value}。只导入了那一行。`,
    en: ({ value, detail }: Words) =>
      `Repeats row ${detail}: ${value}. Only that row was imported.`,
  },
  'dates.reversed': {
    zh: ({ value, detail }: Words) =>
      `结束日期 ${value} 早于开始日期 ${detail}。改正后重新导入这一行。`,
    en: ({ value, detail }: Words) =>
      `It ends on ${value}, before it starts on ${detail}. Correct it and import that row again.`,
  },
  'reference.unknown': {
    zh: ({ value, label }: Words) =>
      `“${label}”没有找到：${value}。先导入它，或改正后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} was not found: ${value}. Import it first, or correct it and import that row again.`,
  },
  'reference.ambiguous': {
    zh: ({ value, label }: Words) => `“${label}”不止一个：${value}。加上门店后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} is not the only one: ${value}. Add the store and import that row again.`,
  },
  'store.closed': {
    zh: ({ value, detail }: Words) =>
      `${value} 自 ${detail} 起闭店，不能再有在谈的记录。改为在营门店，或填上结果后重新导入这一行。`,
    en: ({ value, detail }: Words) =>
      `${value} is closed from ${detail} and takes no open work. Name an open store or enter the outcome, then import that row again.`,
  },
  'store.out_of_reach': {
    zh: ({ value }: Words) => `门店“${value}”不在你的权限内。换由能管这家店的人导入。`,
    en: ({ value }: Words) =>
      `The store ${value} is outside your rights. Somebody who may brings that row.`,
  },
  'phone.wrong': {
    zh: ({ value }: Words) => `电话“${value}”不对。手机 11 位，座机带区号；改正后重新导入这一行。`,
    en: ({ value }: Words) =>
      `${value} is no phone number. Mobiles have 11 digits, others their area code; correct it and import that row again.`,
  },
  'price.past': {
    zh: ({ value, detail }: Words) =>
      `${value} 的价格已经生效，不能改。生效日期改成 ${detail} 之后，重新导入这一行。`,
    en: ({ value, detail }: Words) =>
      `The price of ${value} has begun and stays. Let it begin after ${detail} and import that row again.`,
  },
  'price.floor_above_guide': {
    zh: ({ value }: Words) => `${value}：限价高于指导价。核对两个数后重新导入这一行。`,
    en: ({ value }: Words) =>
      `${value}: the floor is above the guide price. Check both and import that row again.`,
  },
  'price.not_allowed': {
    zh: ({ value }: Words) => `${value}：你没有改成本和限价的权限，找管理员。`,
    en: ({ value }: Words) =>
      `${value}: costs and floor prices are not yours to set. Ask an administrator.`,
  },
  'vin.wrong': {
    zh: ({ value }: Words) => `车架号“${value}”不对。17 位，没有 I、O、Q；改正后重新导入这一行。`,
    en: ({ value }: Words) =>
      `${value} is no VIN: 17 signs without I, O and Q. Correct it and import that row again.`,
  },
  'instant.future': {
    zh: ({ value, label }: Words) => `“${label}”在将来：${value}。改正后重新导入这一行。`,
    en: ({ value, label }: Words) =>
      `${label} lies in the future: ${value}. Correct it and import that row again.`,
  },
  'instant.too_old': {
    zh: ({ value, label, detail }: Words) =>
      `“${label}”早于 ${detail} 天前：${value}。旧线索用“线索历史”导入。`,
    en: ({ value, label, detail }: Words) =>
      `${label} is more than ${detail} days ago: ${value}. Import it as lead history.`,
  },
  'score.out_of_range': {
    zh: ({ value, detail }: Words) => `分数 ${value} 不在 ${detail} 之内。改正后重新导入这一行。`,
    en: ({ value, detail }: Words) =>
      `The score ${value} is outside ${detail}. Correct it and import that row again.`,
  },
} as const;

/** The sentence for a problem (说明), as shown on screen and in the file of rejected rows. */
export function sentenceFor(
  { code, value, detail = '' }: Problem,
  label: string,
  language: 'zh' | 'en',
): string {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return sentences[code][language]({ value: shown, label, detail });
}
