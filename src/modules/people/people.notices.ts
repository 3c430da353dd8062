import type { NoticeKind } from '../../platform/notify/notice-kind.rules.ts';

/** Somebody signed in to this account from a browser it did not know (新设备登录). */
export const newDevice: NoticeKind = {
  key: 'session.new_device',
  name: { zh: '新设备登录', en: 'Sign-in from a new device' },
  title: { zh: '账号在新设备上登录', en: 'Sign-in from a new device' },
  text: {
    zh: '{device}，地址 {address}。不是你？马上修改密码，并结束那次登录。',
    en: '{device}, from {address}. Not you? Change your password and end that session.',
  },
  urgent: true,
  mayMute: false,
  starts: { email: 'now', push: 'now' },
  forGroups: false,
};

/** The first mail somebody gets (邀请信); it goes to an address, nobody's list. */
export const personInvited: NoticeKind = {
  key: 'person.invited',
  name: { zh: '邀请信', en: 'Invitation' },
  title: { zh: '邀请你使用领航', en: 'You are invited to Fairlead' },
  text: {
    zh: '打开链接，设定登录名和密码。链接 7 天内有效，只能用一次。',
    en: 'Open the link to choose your login and password. It works once, for seven days.',
  },
  urgent: true,
  mayMute: false,
  isForGuests: true,
  starts: { email: 'now', push: 'off' },
  forGroups: false,
};

/** Work of somebody who leaves was handed to this person (工作交接). */
export const handoverAssigned: NoticeKind = {
  key: 'handover.assigned',
  name: { zh: '工作交接', en: 'Hand-over' },
  title: { zh: '{from}的工作交给了你', en: 'Work of {from} was handed to you' },
  text: {
    zh: '共 {count:int} 项，从今天起由你负责。',
    en: '{count:int} items are yours from today.',
  },
  urgent: false,
  mayMute: true,
  starts: { email: 'now', push: 'now' },
  forGroups: false,
};

export const peopleNotices: readonly NoticeKind[] = [newDevice, handoverAssigned, personInvited];
