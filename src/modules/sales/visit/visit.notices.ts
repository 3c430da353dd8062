import type { NoticeKind } from '../../../platform/notify/notice-kind.rules.ts';

/** A party in the showroom was given to somebody (客户待接待). */
export const guestGiven: NoticeKind = {
  key: 'visit.given',
  name: { zh: '到店客户待接待', en: 'Guests to receive' },
  title: { zh: '{guest}由你接待', en: '{guest}: you receive them' },
  text: { zh: '客户在店里等。', en: 'They wait in the showroom.' },
  urgent: true,
  starts: { email: 'off', push: 'now' },
  mayMute: true,
  forGroups: false,
  concerns: 'lead',
};
