import type { NoticeKind } from '../../platform/notify/notice-kind.rules.ts';

/** An action of the plan ends within a week (行动将到期). */
export const actionDue: NoticeKind = {
  key: 'action.due',
  name: { zh: '行动将到期', en: 'Plan action due soon' },
  title: { zh: '“{title}”{endsOn:day}到期', en: '“{title}” ends on {endsOn:day}' },
  text: { zh: '{plan}里由你负责的行动。', en: 'An action of yours in {plan}.' },
  concerns: 'plan',
  urgent: false,
  mayMute: true,
  starts: { email: 'digest', push: 'off' },
  forGroups: false,
};

/** An action of the plan is past its last day (行动逾期). */
export const actionOverdue: NoticeKind = {
  key: 'action.overdue',
  name: { zh: '行动已过期', en: 'Plan action past its end' },
  title: { zh: '“{title}”已过期', en: '“{title}” is past its end' },
  text: {
    zh: '{plan}里由你负责，{endsOn:day}到期。做完了就收尾，没做完就改日期。',
    en: 'Yours in {plan}, ended on {endsOn:day}. Close it, or move its date.',
  },
  concerns: 'plan',
  urgent: false,
  mayMute: true,
  starts: { email: 'digest', push: 'now' },
  forGroups: false,
};

export const planNotices: readonly NoticeKind[] = [actionDue, actionOverdue];
