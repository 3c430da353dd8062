import type { NoticeKind } from '../notify/notice-kind.rules.ts';

const own = { mayMute: false, forGroups: false } as const;

/** Somebody waits for my decision (待审批), at first or because nobody before decided in time. */
export const approvalAsked: NoticeKind = {
  key: 'approval.asked',
  name: { zh: '待我审批', en: 'Approvals for me' },
  title: { zh: '{person}申请{kind}', en: '{person}: {kind}' },
  text: { zh: '{title}，{at:moment} 前决定。', en: '{title}; decide by {at:moment}.' },
  urgent: true,
  starts: { email: 'now', push: 'now' },
  ...own,
};

/** What I asked for was decided (审批结果). */
export const approvalDecided: NoticeKind = {
  key: 'approval.decided',
  name: { zh: '审批结果', en: 'Approvals decided' },
  title: { zh: '{kind}{decision}', en: '{kind} {decision}' },
  text: { zh: '{title}。{person}：{answer}', en: '{title}. {person}: {answer}' },
  urgent: true,
  starts: { email: 'off', push: 'now' },
  ...own,
};

/** Nobody decided in time (审批超时): whoever asked hears that it went on to the next, or that it ended. */
export const approvalLate: NoticeKind = {
  key: 'approval.late',
  name: { zh: '审批超时', en: 'Approvals late' },
  title: { zh: '{kind}没有按时决定', en: '{kind} was not decided in time' },
  text: { zh: '{title}，{next}。', en: '{title}: {next}.' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  ...own,
};

export const approvalNotices: readonly NoticeKind[] = [
  approvalAsked,
  approvalDecided,
  approvalLate,
];
