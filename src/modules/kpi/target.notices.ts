import type { NoticeKind } from '../../platform/notify/notice-kind.rules.ts';

/** A year's targets were handed out or changed (目标下达). */
export const targetPublished: NoticeKind = {
  key: 'target.published',
  name: { zh: '目标下达与调整', en: 'Targets handed out or changed' },
  title: { zh: '{year} 年{measure}目标已{what}', en: '{year} {measure} targets {what}' },
  text: {
    zh: '第 {number} 版。{reason}',
    en: 'Version {number}. {reason}',
  },
  urgent: false,
  mayMute: true,
  starts: { email: 'now', push: 'now' },
  forGroups: true,
};

/** What the words of the notice are filled with. */
export const measureNames = {
  units: { zh: '交车', en: 'delivery' },
  revenue: { zh: '营收', en: 'revenue' },
  gross_profit: { zh: '毛利', en: 'gross profit' },
} as const;
export const whatHappened = (version: number) =>
  version === 1 ? { zh: '下达', en: 'handed out' } : { zh: '调整', en: 'changed' };
