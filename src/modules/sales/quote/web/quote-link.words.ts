import type { Words } from '../../../../platform/web/words.ts';

/** The customer's page, and what quotes and packages refuse. */
export const quoteLinkWords: Words = {
  'quoteLink.hello': ['{{name}}的报价', 'Offer for {{name}}'],
  'quoteLink.from': ['{{store}} · 顾问{{person}}', '{{store}} · {{person}}'],
  'quoteLink.readOnly': [
    '这份报价已经有了新版本，看最新的链接。',
    'A newer version has been sent; look at that link.',
  ],
  'quoteLink.expired': [
    '报价已过有效期，联系顾问重新报价。',
    'The offer is past its days; ask your consultant for a new one.',
  ],
  'quoteLink.accepted': [
    '已接受，{{at}}。顾问会联系你签合同。',
    'Accepted {{at}}. Your consultant will call about the contract.',
  ],
  'quoteLink.declined': ['没有接受这份报价。', 'This offer was declined.'],
  'quoteLink.statement': [
    '我已看清第 {{version}} 版的每一项，接受这份报价。',
    'I have read every line of version {{version}} and accept this offer.',
  ],
  'quoteLink.name': ['姓名', 'Your name'],
  'quoteLink.accept': ['接受报价', 'Accept'],
  'quoteLink.decline': ['不接受', 'Decline'],
  'quoteLink.why': ['说一句原因（可不填）', 'Why, if you like'],
  'quoteLink.packageNote': [
    '选了套餐，顾问会给你一份新报价；车价不变。',
    'Your consultant makes a new offer with it; the price of the car stays.',
  ],
  'quoteLink.free': [
    '保险、贷款、精品都可以不在本店办，不影响车价。',
    'Insurance, loan and accessories may come from elsewhere; the price of the car stays.',
  ],
  'refusal.quote.unknown': [
    '没有这份报价，或者不在你的范围内。',
    'No such quote, or out of your reach.',
  ],
  'refusal.quote.no_trim': [
    '先选车款；车型与价格里没有的不能报价。',
    'Choose a trim from the catalogue first.',
  ],
  'refusal.quote.not_draft': [
    '已经发出的报价不能改，出一个新版本。',
    'A quote that was sent does not change; make a new version.',
  ],
  'refusal.quote.not_sent': [
    '这一版不在等答复，看最新版本。',
    'This version does not wait for an answer; look at the latest.',
  ],
  'refusal.quote.expired': [
    '报价 {{validUntil}} 到期，出一个新版本。',
    'The quote ended on {{validUntil}}; make a new version.',
  ],
  'refusal.quote.other_accepted': [
    '客户已接受另一版。先撤回接受，再发新的。',
    'Another version is accepted. Take that back before sending a new one.',
  ],
  'refusal.quote.one_price': [
    '一口价门店不给优惠，把优惠改为 0。',
    'A one-price store gives no discount; set it to 0.',
  ],
  'refusal.quote.bad_validity': [
    '有效期从今天起，最晚到 {{most}}。',
    'Valid from today until {{most}} at most.',
  ],
  'refusal.quote.invoiced_in_past': [
    '预计开票日不能早于今天。',
    'The invoice cannot be in the past.',
  ],
  'refusal.quote.incomplete': ['有缺项，改好再发。', 'Something is missing; mend it first.'],
  'refusal.quote.prices_moved': [
    '保存之后价格或税率变了。打开核对，保存后再发。',
    'Prices or rates changed since. Check, save, then send.',
  ],
  'refusal.quote.needs_approval': [
    '超出你的权限。减少优惠，或提交审批。',
    'Beyond your authority. Give less, or ask for approval.',
  ],
  'refusal.quote.nothing_to_approve': [
    '没有超权限，可以直接发出。',
    'Nothing is beyond your authority; just send it.',
  ],
  'refusal.quote.beyond_everybody': [
    '没有人有权批这么多。减少优惠再提交。',
    'Nobody may approve this much; give less.',
  ],
  'refusal.quote.other_total': [
    '金额和你看到的不一样，刷新后再看一遍。',
    'The total differs from what you saw; reload and read again.',
  ],
  'refusal.quote.contract_stands': [
    '合同已经在走，撤回接受先作废合同。',
    'A contract stands on it; cancel that first.',
  ],
  'refusal.quote.unknown_package': [
    '没有这个套餐，或已停售。',
    'No such package, or no longer offered.',
  ],
  'refusal.package.name_taken': [
    '已有同名套餐，换一个名字。',
    'The name is taken; choose another.',
  ],
  'refusal.package.not_for_package': [
    '套餐只能放有价格的精品、服务、延保。',
    'Only accessories, services and warranties with a price go into a package.',
  ],
};
