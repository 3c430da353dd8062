import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

const own = { mayMute: true, forGroups: false, concerns: 'deal' } as const;

/** The customer has signed (客户已签): the consultant is told, and whoever signs for the store. */
export const contractToSign: NoticeKind = {
  key: 'contract.to_sign',
  name: { zh: '合同等门店签', en: 'Contracts that wait for the store' },
  title: { zh: '{customer}已签合同', en: '{customer} has signed' },
  text: { zh: '{number} 等门店签字。', en: '{number} waits for the store’s signature.' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** A cancelled contract leaves money to pay back (解约待退款): finance is told. */
export const refundDue: NoticeKind = {
  key: 'contract.refund_due',
  name: { zh: '解约待退款', en: 'Refunds of cancelled contracts' },
  title: { zh: '{number} 解约，待退款', en: '{number} was cancelled: a refund is due' },
  text: { zh: '应退 {amount}。', en: '{amount} go back.' },
  urgent: false,
  starts: { email: 'digest', push: 'off' },
  ...own,
};

/** A promised car comes on another day (到货延期): the consultant is told, and can tell the customer. */
export const promisedCarMoved: NoticeKind = {
  key: 'vehicle.expected',
  name: { zh: '已配车到货改期', en: 'Promised cars that come on another day' },
  title: { zh: '{number} 的车改到 {day}', en: 'The car of {number} now comes on {day}' },
  text: {
    zh: '{reason}。及时告诉客户，或换替代车源。',
    en: '{reason}. Tell the customer, or look for a substitute.',
  },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

export const contractNotices = [contractToSign, refundDue, promisedCarMoved] as const;
