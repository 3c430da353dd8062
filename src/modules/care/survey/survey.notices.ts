import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

const own = { mayMute: true, forGroups: false } as const;

/** A car was delivered: whoever sold it sends the survey (发满意度问卷). */
export const surveyToSend: NoticeKind = {
  key: 'survey.to_send',
  name: { zh: '发满意度问卷', en: 'Surveys to send' },
  title: { zh: '给{customer}发满意度问卷', en: 'Send the survey to {customer}' },
  text: { zh: '链接在商机页，复制后用微信发。', en: 'Its link is on the deal’s page.' },
  urgent: false,
  starts: { email: 'off', push: 'now' },
  concerns: 'deal',
  ...own,
};

/** A buyer would not recommend the store (不满意): stewards and managers call soon. */
export const surveyBad: NoticeKind = {
  key: 'survey.bad',
  name: { zh: '客户不满意', en: 'Unhappy customers' },
  title: {
    zh: '{customer}推荐意愿 {nps:int} 分',
    en: '{customer} would recommend us {nps:int} of 10',
  },
  text: { zh: '客户说：{why}', en: 'They say: {why}' },
  urgent: true,
  starts: { email: 'digest', push: 'now' },
  concerns: 'survey',
  ...own,
};

export const surveyNotices: readonly NoticeKind[] = [surveyToSend, surveyBad];
