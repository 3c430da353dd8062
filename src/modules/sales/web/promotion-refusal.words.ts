import type { Words } from '../../../platform/web/words.ts';

/** What promotions refuse, and the way out. */
export const promotionRefusalWords: Words = {
  'refusal.promotion.unknown': ['没有这个促销。', 'No such promotion.'],
  'refusal.promotion.name_taken': [
    '已有同名促销，换个名字。',
    'A promotion has that name. Choose another.',
  ],
  'refusal.promotion.days_reversed': ['结束日早于开始日。', 'It ends before it begins.'],
  'refusal.promotion.gives_nothing': [
    '没有写优惠。限价车填限价，赠品写名称和数量，其余填优惠金额。',
    'It gives nothing. A limited-price car needs its price, gifts their name and number, the others an amount.',
  ],
  'refusal.promotion.unknown_car': [
    '适用车型或车款不在本店车型库。',
    'A model or trim it names is not one of ours.',
  ],
  'refusal.promotion.unknown_campaign': ['没有这个活动。', 'No such campaign.'],
  'refusal.promotion.unknown_store': [
    '没有这家门店，或已经停业。',
    'No such store, or it is closed.',
  ],
  'refusal.promotion.beyond_reach': [
    '只能管自己门店的促销。',
    'Only promotions of your own store are yours to keep.',
  ],
  'refusal.promotion.comparison_half': [
    '比较价要写金额，也要写是哪一种价。',
    'A compared price needs its amount and what it is compared as.',
  ],
  'refusal.promotion.comparison_not_guide': [
    '标明厂商建议零售价的，必须等于当日的厂商建议零售价；几个车款价格不同的，分开建。',
    'Labelled as guide price it must be the guide price of that day. Trims of different prices need promotions of their own.',
  ],
  'refusal.promotion.comparison_above_lowest': [
    '比较价高于活动前 7 日内的最低成交价（明码标价和禁止价格欺诈规定）。降到最低价，或改标厂商建议零售价。',
    'It is above the lowest price dealt in the seven days before. Lower it, or label the guide price.',
  ],
  'refusal.promotion.comparison_no_deal': [
    '活动前没有成交过，不能标比较价。改标厂商建议零售价。',
    'Nothing was dealt before, so nothing can be compared with. Label the guide price.',
  ],
  'refusal.promotion.over': ['这个促销已停用。', 'This promotion is over.'],
  'refusal.promotion.below_used': [
    '已用 {{unitsUsed}} 台、{{spentYuan}} 元，名额和预算不能低于已用。',
    '{{unitsUsed}} cars and ¥{{spentYuan}} are given; it cannot go below that.',
  ],
  'refusal.promotion.used_up': [
    '“{{name}}”的名额或预算已用完。改报价后再签，或找市场调整。',
    'Nothing is left of “{{name}}”. Change the quote, or ask marketing for more.',
  ],
};
