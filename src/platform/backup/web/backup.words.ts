import type { Words } from '../../web/words.ts';

export const backupWords: Words = {
  'nav.backups': ['备份', 'Backups'],
  'nav.backups.note': [
    '何时做过、下次何时、立即备份',
    'When they were made, when the next one is due',
  ],
  'backups.now': ['立即备份', 'Back up now'],
  'backups.asked': ['正在备份…', 'Backing up…'],
  'backups.next': ['下次 {{at}}，放在 {{folder}}', 'Next {{at}}, in {{folder}}'],
  'backups.off': ['没有定时备份；文件放在 {{folder}}', 'None scheduled; files go to {{folder}}'],
  'backups.kept': [
    '保留 {{daily}} 个日、{{weekly}} 个周、{{monthly}} 个月备份',
    'Keeps {{daily}} daily, {{weekly}} weekly, {{monthly}} monthly',
  ],
  'backups.askedAt': ['时间', 'When'],
  'backups.askedBy': ['发起人', 'Asked by'],
  'backups.clock': ['定时', 'The clock'],
  'backups.state': ['状态', 'State'],
  'backups.state.waiting': ['等待', 'Waiting'],
  'backups.state.running': ['进行中', 'Running'],
  'backups.state.done': ['完成', 'Done'],
  'backups.state.failed': ['失败', 'Failed'],
  'backups.state.removed': ['已清理', 'Removed'],
  'backups.size': ['大小', 'Size'],
  'backups.rows': ['行数', 'Rows'],
  'backups.file': ['文件', 'File'],
  'backups.none': ['还没有备份', 'No backups yet'],
  'refusal.backup.at_work': [
    '已有一个备份在进行，等它完成。',
    'A backup is already at work. Wait for it to finish.',
  ],
};
