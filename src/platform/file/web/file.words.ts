import type { Words } from '../../web/words.ts';

export const fileWords: Words = {
  'file.title': ['附件', 'Files'],
  'file.add': ['添加', 'Add'],
  'file.adding': ['正在上传 {{name}}', 'Sending {{name}}'],
  'file.none': ['没有附件', 'No files'],
  'file.noneYet': [
    '把图片、录音或文档拖到这里，也可以直接粘贴。',
    'Drop pictures, recordings or papers here, or paste them.',
  ],
  'file.remove': ['移除', 'Remove'],
  'file.removeOne': ['移除 {{name}}', 'Remove {{name}}'],
  'file.removed': ['已移除，七天内可以恢复。', 'Removed; it can be brought back for seven days.'],
  'file.return': ['恢复', 'Bring back'],
  'refusal.file.unknown': [
    '这个文件不存在，或已被移除。',
    'There is no such file, or it was removed.',
  ],
  'refusal.file.no_such_home': ['“{{home}}”不能挂附件。', 'No files hang on “{{home}}”.'],
  'refusal.file.no_such_record': [
    '没有这条记录，或你的权限够不到它。',
    'There is no such record, or your right does not reach it.',
  ],
  'refusal.file.may_not_edit': [
    '你可以看这条记录，但不能改它的附件。',
    'You may see this record, not change its files.',
  ],
  'refusal.file.none': ['没有收到文件，或文件是空的。', 'No file came, or it is empty.'],
  'refusal.file.not_allowed': [
    '“{{name}}”的内容不是可以上传的类型。可以传 JPG、PNG、WebP、录音、PDF 和 Office 文档。',
    'What “{{name}}” holds cannot be taken. JPG, PNG, WebP, recordings, PDF and Office papers can.',
  ],
  'refusal.file.broken_picture': [
    '“{{name}}”打不开，可能没有传完整。重新选择后再传。',
    '“{{name}}” cannot be opened, perhaps it was cut off. Choose it again.',
  ],
  'refusal.file.too_big': [
    '“{{name}}”超过 {{most}}。压缩后再传。',
    '“{{name}}” is larger than {{most}}. Make it smaller first.',
  ],
  'refusal.file.too_many': [
    '一条记录最多 {{most}} 个附件。先移除不用的。',
    'A record holds {{most}} files at most. Remove some first.',
  ],
  'refusal.file.no_thumbnail': ['只有图片有缩略图。', 'Only pictures are shown in small.'],
};
