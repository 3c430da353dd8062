import type { NoticeKind } from '../notify/notice-kind.rules.ts';

/** An import that somebody started has ended (导入完成). */
export const importDone: NoticeKind = {
  key: 'import.done',
  name: { zh: '导入完成', en: 'Import finished' },
  title: { zh: '“{file}”已导入', en: '“{file}” is imported' },
  text: {
    zh: '新增 {created:int}，更新 {updated:int}，未导入 {rejected:int} 行。',
    en: '{created:int} new, {updated:int} updated, {rejected:int} rows refused.',
  },
  concerns: 'import',
  urgent: false,
  mayMute: true,
  starts: { email: 'off', push: 'now' },
  forGroups: false,
};

/** An import that somebody started was refused as a whole (导入失败). */
export const importFailed: NoticeKind = {
  key: 'import.failed',
  name: { zh: '导入失败', en: 'Import failed' },
  title: { zh: '“{file}”没有导入', en: '“{file}” was not imported' },
  text: {
    zh: '什么都没有改变。打开看原因，改好后再导入。',
    en: 'Nothing was changed. Open it for the reason, mend it and import again.',
  },
  concerns: 'import',
  urgent: false,
  mayMute: true,
  starts: { email: 'now', push: 'now' },
  forGroups: false,
};

export const importNotices: readonly NoticeKind[] = [importDone, importFailed];
