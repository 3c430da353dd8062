import type { NoticeKind } from './notice-kind.rules.ts';

/** A word to see whether a robot is heard (测试消息). */
export const channelTest: NoticeKind = {
  key: 'channel.test',
  name: { zh: '测试消息', en: 'Test message' },
  title: { zh: '领航已接通', en: 'Fairlead is connected' },
  text: {
    zh: '“{channel}”会在这里收到通知。由{who}发送。',
    en: '“{channel}” will hear notices here. Sent by {who}.',
  },
  urgent: true,
  mayMute: false,
  starts: { email: 'off', push: 'off' },
  forGroups: true,
};

/** A webhook was switched off after days of failures (接口停用). */
export const webhookDisabled: NoticeKind = {
  key: 'webhook.disabled',
  name: { zh: '接口推送停用', en: 'Webhook switched off' },
  title: { zh: '接口推送已停用', en: 'A webhook was switched off' },
  text: {
    zh: '{url} 连日未能送达。修好后在设置中重新启用，可补发。',
    en: '{url} failed for days. Mend it, switch it on again, then replay what was missed.',
  },
  concerns: 'webhook',
  urgent: false,
  mayMute: false,
  starts: { email: 'now', push: 'now' },
  forGroups: false,
};

/** A backup could not be made (备份失败). */
export const backupFailed: NoticeKind = {
  key: 'backup.failed',
  name: { zh: '备份失败', en: 'Backup failed' },
  title: { zh: '备份失败', en: 'A backup failed' },
  text: {
    zh: '原因：{reason}。上一份好的备份仍在，尽快查看。',
    en: 'Reason: {reason}. The last good backup is still there; look into it soon.',
  },
  concerns: 'backup',
  urgent: true,
  mayMute: false,
  starts: { email: 'now', push: 'now' },
  forGroups: false,
};

/** The platform's own kinds. */
export const ownNotices: readonly NoticeKind[] = [channelTest, webhookDisabled, backupFailed];
