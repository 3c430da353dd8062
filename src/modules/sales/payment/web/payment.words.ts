import type { Words } from '../../../../platform/web/words.ts';

export const paymentWords: Words = {
  'payment.title': ['收退款', 'Payments'],
  'payment.none': ['还没有收款', 'Nothing received yet'],
  'payment.receive': ['收款', 'Receive'],
  'payment.refund': ['退款', 'Refund'],
  'payment.kind': ['款项', 'For'],
  'payment.kindOf.deposit': ['定金、订金', 'Deposit'],
  'payment.kindOf.balance': ['车款', 'Balance'],
  'payment.kindOf.loan': ['贷款放款', 'Loan payout'],
  'payment.kindOf.trade_in': ['旧车抵款', 'Trade-in'],
  'payment.kindOf.refund': ['退款', 'Refund'],
  'payment.method': ['方式', 'By'],
  'payment.methodOf.cash': ['现金', 'Cash'],
  'payment.methodOf.card': ['刷卡', 'Card'],
  'payment.methodOf.transfer': ['转账', 'Transfer'],
  'payment.methodOf.wechat': ['微信', 'WeChat'],
  'payment.methodOf.alipay': ['支付宝', 'Alipay'],
  'payment.methodOf.offset': ['抵扣', 'Offset'],
  'payment.amount': ['金额（元）', 'Amount (CNY)'],
  'payment.paidOn': ['日期', 'Day'],
  'payment.voucher': ['凭证号', 'Voucher'],
  'payment.note': ['备注', 'Note'],
  'payment.keepsCredit': ['多收的留作余款，之后退', 'Keep what is too much, to be paid back'],
  'refusal.payment.more_than_due': [
    '待收 {{due}} 元，多收要先勾选“留作余款”。',
    '{{due}} yuan are due; to receive more, tick that it is kept as credit.',
  ],
  'refusal.payment.more_than_refund': [
    '最多退 {{most}} 元。要多退，先解约或变更合同。',
    'At most {{most}} yuan go back. To pay back more, cancel or amend the contract first.',
  ],
  'refusal.payment.in_future': ['日期还没到。', 'That day has not come.'],
  'refusal.payment.contract_over': [
    '合同已解除，不再收款。',
    'The contract was cancelled; nothing is received on it.',
  ],
  'refusal.payment.id_used': [
    '这个外部编号已用在另一笔上。换一个编号。',
    'This external id stands for another entry. Use another one.',
  ],
  'refusal.payment.offset_only': [
    '旧车抵款只能选“抵扣”，“抵扣”也只用于旧车。',
    'A traded-in car is an offset, and nothing else is.',
  ],
};
