/** What somebody may agree to (同意用途): to be called about this, and to hear of offers later. */
export const purposes = ['contact', 'marketing'] as const;
export type Purpose = (typeof purposes)[number];

export type ConsentText = { version: string; contact: Both; marketing: Both };
type Both = { zh: string; en: string };

/**
 * The words that are shown beside the boxes of a form (同意文本). A changed text is a new version; what somebody
 * agreed to is kept with the version they saw. `{group}` is the dealer group's name.
 */
export const consentTexts: readonly ConsentText[] = [
  {
    version: '2026-11',
    contact: {
      zh: '同意{group}为处理本次咨询使用我填写的信息并与我联系。可随时要求停止和删除。',
      en: 'I agree that {group} uses what I enter to answer this enquiry and contacts me. I may have it stopped and deleted at any time.',
    },
    marketing: {
      zh: '愿意收到{group}的活动与优惠信息（可不选，可随时退订）。',
      en: 'I would like to hear of events and offers of {group} (optional; unsubscribe at any time).',
    },
  },
];

/** The text in use; the last of the list. */
export const consentInUse = consentTexts.at(-1)!;

/** The wording of a purpose for one group. */
export const consentFor = (purpose: Purpose, group: string): Both => ({
  zh: consentInUse[purpose].zh.replace('{group}', group),
  en: consentInUse[purpose].en.replace('{group}', group),
});
