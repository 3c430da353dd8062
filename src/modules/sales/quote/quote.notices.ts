import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

const own = { mayMute: true, forGroups: false, concerns: 'deal', urgent: true } as const;

/** The customer answered an offer by its link (客户答复报价). */
export const quoteAnswered: NoticeKind = {
  key: 'quote.answered',
  name: { zh: '客户答复报价', en: 'Quotes answered' },
  title: { zh: '{customer}{decision}', en: '{customer} {decision}' },
  text: { zh: '{model}，打开报价看下一步。', en: '{model}; open the quote for what is next.' },
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** The customer wants a package that the offer does not hold (客户选了套餐). */
export const quotePackageAnswered: NoticeKind = {
  key: 'quote.package_answered',
  name: { zh: '客户选套餐', en: 'Packages chosen' },
  title: { zh: '{customer}想要一个套餐', en: '{customer} wants a package' },
  text: {
    zh: '出一个新版本，把它算进去。',
    en: 'Make a new version that holds it.',
  },
  starts: { email: 'off', push: 'now' },
  ...own,
};

export const quoteNotices: readonly NoticeKind[] = [quoteAnswered, quotePackageAnswered];
