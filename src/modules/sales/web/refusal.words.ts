import type { Words } from '../../../platform/web/words.ts';

/** What the sale refuses, and the way out. */
export const saleRefusalWords: Words = {
  'refusal.deal.no_customer': [
    '还没有选客户。先选客户，或者从线索开始。',
    'No customer was chosen. Choose one, or begin from a lead.',
  ],
  'refusal.deal.unknown_customer': [
    '没有这位客户，或者已经合并到别的客户。',
    'No such customer, or they were merged into another.',
  ],
  'refusal.deal.no_store': [
    '只能在你所在的门店开商机。',
    'A deal is opened at the store you work at.',
  ],
  'refusal.deal.closed': ['这一单已经结案，不能再改。', 'This deal is closed and stays as it is.'],
  'refusal.deal.imported': [
    '历史导入的记录只读。要接着谈，新开一单。',
    'Imported history is read only. Open a new deal to go on.',
  ],
  'refusal.deal.in_other_hands': [
    '客户在这家店已有在谈的单，由 {{personName}} 跟进。找经理协调。',
    '{{personName}} has an open deal with this customer at the store. Ask the manager.',
  ],
  'refusal.deal.unknown_reason': ['没有这个原因。', 'No such reason.'],
};

/** What contracts and the giving of cars refuse. */
export const contractRefusalWords: Words = {
  'refusal.contract.unknown': [
    '没有这份合同，或者不在你的范围内。',
    'No such contract, or it is out of your reach.',
  ],
  'refusal.contract.no_quote': [
    '没有可用的已接受报价。先让客户接受一份新报价。',
    'There is no accepted offer to use. Have the customer accept one first.',
  ],
  'refusal.contract.deal_has_one': [
    '这一单已有合同 {{number}}。要改就变更它，或先解约。',
    'This deal has contract {{number}}. Amend it, or cancel it first.',
  ],
  'refusal.contract.quote_used': [
    '这份报价刚被用过。刷新看已生成的合同。',
    'This offer has just been used. Refresh to see the contract.',
  ],
  'refusal.contract.deposit_above_cap': [
    '定金最多 {{most}} 元（车价 20%）。多出的部分改收订金，或降低定金。',
    'Earnest money is at most {{most}} yuan. Lower it, or take an advance instead.',
  ],
  'refusal.contract.deposit_above_total': [
    '定金、订金不能超过合计。',
    'A deposit is not more than the total.',
  ],
  'refusal.contract.deposit_no_amount': [
    '收定金或订金要填金额，不收就选“不收”。',
    'Enter an amount for the deposit, or choose none.',
  ],
  'refusal.contract.promised_past': [
    '约定交车的日期已过。选今天以后的。',
    'The promised day has passed. Choose a later one.',
  ],
  'refusal.contract.nothing_changed': ['没有改动任何内容。', 'Nothing was changed.'],
  'refusal.contract.line_fixed': [
    '车价不能去掉，券不能改，也不能改合同里没有的费用。',
    'The car cannot be taken out, coupons stay, and only lines of the contract change.',
  ],
  'refusal.contract.no_reason': ['变更已签合同要写原因。', 'Say why a signed contract changes.'],
  'refusal.contract.car_price': ['车价要大于零。', 'The price of the car must be above zero.'],
  'refusal.contract.over': [
    '合同已交车或已解除，不能再改。',
    'The contract was fulfilled or cancelled and stays as it is.',
  ],
  'refusal.contract.nothing_to_sign': ['没有等签的内容。', 'Nothing waits to be signed.'],
  'refusal.contract.changed_meanwhile': [
    '内容刚有改动。重新看过再签。',
    'The content has just changed. Read it again, then sign.',
  ],
  'refusal.contract.store_signs': ['门店一方由经理签字。', 'A manager signs for the store.'],
  'refusal.contract.manager_cancels': [
    '已签合同由经理解约。',
    'A manager cancels a signed contract.',
  ],
  'refusal.contract.no_open_version': ['没有待签的变更。', 'No change waits for signatures.'],
  'refusal.contract.signed_already': [
    '合同已签，不能再用券。',
    'The contract is signed; coupons are used before.',
  ],
  'refusal.contract.stands': [
    '合同 {{number}} 还在。先解约再报战败。',
    'Contract {{number}} stands. Cancel it first.',
  ],
  'refusal.contract.unknown_coupon': ['客户名下没有这张券。', 'The customer has no such coupon.'],
  'refusal.stock.unknown': [
    '没有这台车，或者不在你的范围内。',
    'No such car, or it is out of your reach.',
  ],
  'refusal.stock.not_a_vin': [
    '车架号是 17 位，没有 I、O、Q。',
    'A VIN has 17 signs, without I, O and Q.',
  ],
  'refusal.stock.vin_known': ['这个车架号已登记。', 'This VIN is entered already.'],
  'refusal.stock.unknown_trim': ['没有这个车款。', 'No such trim.'],
  'refusal.stock.unknown_store': ['没有这家店，或者已闭店。', 'No such store, or it has closed.'],
  'refusal.stock.store_out_of_reach': [
    '这家店的库存不归你管。',
    'The stock of that store is not yours to change.',
  ],
  'refusal.stock.not_in_transit': ['这台车不在途。', 'This car is not on its way.'],
  'refusal.stock.arrival_future': ['入库日期还没到。', 'That day has not come.'],
  'refusal.stock.promised': [
    '这台车已配给合同。先释放。',
    'This car is promised to a contract. Release it first.',
  ],
  'refusal.stock.gone': ['这台车已交付或出库。', 'This car was delivered or is gone.'],
  'refusal.allocation.taken': [
    '这台车刚被别的合同配走。换一台。',
    'Another contract has just taken this car. Choose another.',
  ],
  'refusal.allocation.has_car': [
    '合同已配 {{vin}}。要换用“换成这台”。',
    'The contract has {{vin}}. Swap it instead.',
  ],
  'refusal.allocation.no_car': ['合同还没有配车。', 'The contract has no car.'],
  'refusal.allocation.not_for_sale': [
    '试驾车不能配。先转回销售。',
    'A test-drive car is not given. Put it back for sale first.',
  ],
  'refusal.allocation.other_trim': [
    '车款和合同不同。先变更合同。',
    'The trim is not the one agreed. Amend the contract first.',
  ],
  'refusal.allocation.other_colour': [
    '颜色和合同不同。先变更合同。',
    'The colour is not the one agreed. Amend the contract first.',
  ],
  'refusal.allocation.elsewhere': [
    '车在另一家店。先调拨过来。',
    'The car stands at another store. Move it here first.',
  ],
  'refusal.allocation.contract_over': [
    '合同已交车或已解除。',
    'The contract was fulfilled or cancelled.',
  ],
  'refusal.rebate.unknown': ['没有这笔返利。', 'No such rebate.'],
  'refusal.rebate.twice': ['这项返利已申请过。', 'This rebate was claimed already.'],
  'refusal.rebate.settled': ['这笔返利已了结。', 'This rebate is settled.'],
};
