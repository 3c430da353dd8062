import type { Words } from '../../../platform/web/words.ts';

/** What the catalogue refuses, and the way out. */
export const catalogRefusalWords: Words = {
  'refusal.catalog.model_unknown': ['没有这个车型。', 'No such model.'],
  'refusal.catalog.trim_unknown': ['没有这个车款。', 'No such trim.'],
  'refusal.catalog.trim_taken': [
    '这个车型已有同名车款，换个名字。',
    'The model has a trim of that name. Choose another.',
  ],
  'refusal.catalog.not_ours': [
    '这不是本店经营的品牌，不能建车款、定角色。',
    'Not a brand the group sells, so it has no trims or roles here.',
  ],
  'refusal.catalog.price_past': [
    '价格只能从今天或以后生效，已发出的报价按当时的价格。',
    'A price begins today or later; offers that are out rest on what held then.',
  ],
  'refusal.catalog.price_floor_above_guide': [
    '限价高于指导价，核对两个数。',
    'The floor is above the guide price. Check both.',
  ],
  'refusal.catalog.price_rebate_above_cost': [
    '返利高于成本，核对两个数。',
    'The rebate is above the cost. Check both.',
  ],
  'refusal.catalog.price_taken': [
    '{{fromOn}} 起已有价格。未生效的先撤回，再重新设。',
    'A price begins on {{fromOn}} already. Withdraw it first where it has not begun.',
  ],
  'refusal.catalog.price_begun': [
    '这个价格已经生效，不能撤回。另设一个新价格。',
    'This price has begun and stays. Set a new one.',
  ],
  'refusal.catalog.product_unknown': ['没有这个产品。', 'No such product.'],
  'refusal.catalog.product_taken': [
    '同一提供方已有同名产品，换个名字。',
    'The provider has a product of that name. Choose another.',
  ],
  'refusal.catalog.product_no_terms': [
    '缺方案条款。金融填还款方式和期数，保险填保费规则。',
    'Terms are missing: for a loan the way and months, for an insurance how its premium comes about.',
  ],
  'refusal.catalog.product_no_provider': [
    '金融和保险要写明提供方。',
    'A loan or an insurance names its provider.',
  ],
  'refusal.rival.unknown': ['没有这个竞品。', 'No such rival.'],
  'refusal.rival.own_model': [
    '这是本店经营的车型，不是竞品。',
    'The group sells this model itself, so it is no rival.',
  ],
  'refusal.rival.report_unknown': ['没有这条竞品报价。', 'No such report.'],
  'refusal.rival.may_not_report': [
    '你的角色不能报竞品价，发给销售或市场的同事报。',
    'Your role does not report prices. Pass it to somebody in sales or marketing.',
  ],
  'refusal.rival.may_not_judge': [
    '只有经理和车型库维护人能核实。',
    'Managers and whoever keeps the catalogue confirm reports.',
  ],
  'refusal.rival.own_report': [
    '自己报的价由别人核实。',
    'Somebody else confirms what you reported.',
  ],
  'refusal.rival.doubt_why': ['存疑要写原因。', 'Say why you doubt it.'],
  'refusal.rival.bad_day': [
    '看到的日期要在最近 90 天内，不能晚于今天。',
    'It was seen within the last 90 days and not after today.',
  ],
  'refusal.catalog.product_no_price': ['没有售价，填上。', 'The price is missing.'],
};
