import type { Words } from '../../web/words.ts';

/** What the device keeps until it can be sent, and a newer program. */
export const offlineWords: Words = {
  'unsent.count': ['{{count}} 条待发', '{{count}} unsent'],
  'unsent.refusedCount': ['{{count}} 条没收下', '{{count}} refused'],
  'unsent.offline': ['离线', 'Offline'],
  'unsent.title': ['待发', 'Unsent'],
  'unsent.hint': [
    '按录入先后发出。没收下的要你来定。',
    'Sent in the order of typing. What was refused is for you to settle.',
  ],
  'unsent.hintOffline': [
    '没有网络。存在这台手机上，联网后自动发出。',
    'No network. Kept on this phone and sent once it is back.',
  ],
  'unsent.none': ['都发出去了。', 'Everything is sent.'],
  'unsent.sendNow': ['现在发', 'Send now'],
  'unsent.nameless': ['未留姓名', 'No name yet'],
  'unsent.entry': ['录入', 'Entry'],
  'unsent.waits': ['待发', 'unsent'],
  'unsent.refused': ['没收下', 'refused'],
  'unsent.typedAt': ['{{at}} 录入', 'typed {{at}}'],
  'unsent.mend': ['改一改', 'Change'],
  'unsent.again': ['再发', 'Send again'],
  'unsent.copy': ['复制', 'Copy'],
  'unsent.copied': ['已复制', 'Copied'],
  'unsent.drop': ['丢弃', 'Discard'],
  'unsent.dropSure': ['丢弃这一条', 'Discard this entry'],
  'unsent.dropNote': [
    '手机上不再保留，也不会再发。',
    'The phone forgets it, and it is not sent again.',
  ],
  'unsent.save': ['改好再发', 'Save and send'],
  'unsent.kept': [
    '没有网络，已存在手机上，联网后自动发出。',
    'No network. Kept on the phone and sent once it is back.',
  ],
  'signOut.unsent': ['还有 {{count}} 条没发出', '{{count}} entries are not sent'],
  'signOut.unsentNote': [
    '留下：存在这台手机上，你下次登录后再发，别人登录看不到也不会发。丢弃：现在就删。',
    'Keep: they stay on this phone and go out when you sign in again; nobody else sees or sends them. Discard: they are deleted now.',
  ],
  'signOut.keep': ['留下并退出', 'Keep and sign out'],
  'signOut.drop': ['丢弃并退出', 'Discard and sign out'],
  'newer.waits': ['新版本已就绪', 'A newer version is ready'],
  'newer.took_over': ['已换成新版本', 'A newer version has taken over'],
  'newer.go': ['更新', 'Update'],
};
