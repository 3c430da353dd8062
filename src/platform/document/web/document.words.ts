import type { Words } from '../../web/words.ts';

export const documentWords: Words = {
  'nav.templates': ['文档模板', 'Document templates'],
  'nav.templates.note': [
    '成交单、目标责任书等，按本店的 Word 样式导出',
    'Deal sheets, target sheets and more in your own Word style',
  ],
  'document.take': ['导出文档', 'Take as a document'],
  'template.lead': [
    '没有模板时用内置样式。上传 Word 模板后，导出的 Word 按它填写；门店的模板先于集团的。PDF 始终用内置样式。',
    'Without a template the built-in look is used. With one, Word files are filled from it; a store’s goes before the group’s. PDF always has the built-in look.',
  ],
  'template.group': ['全集团', 'Whole group'],
  'template.none': ['内置样式', 'Built-in look'],
  'template.noneHint': ['还没有上传过模板', 'No template yet'],
  'template.starter': ['下载样板', 'Starter file'],
  'template.upload': ['上传模板', 'Upload template'],
  'template.for': ['用于', 'For'],
  'template.used': ['使用中', 'In use'],
  'template.version': ['第 {{version}} 版', 'Version {{version}}'],
  'template.by': ['{{name}} 于 {{at}} 上传', 'Uploaded by {{name}}, {{at}}'],
  'template.use': ['改用这一版', 'Use this version'],
  'template.layAside': ['停用', 'Stop using'],
  'template.original': ['原文件', 'Original'],
  'template.sample': ['预览', 'Preview'],
  'template.places': ['可用占位符', 'Places to fill'],
  'template.placesHint': [
    '在 Word 里写 {{open}}占位符{{close}}，导出时换成实际内容。成行的内容写在 {{open}}#名称{{close}} 与 {{open}}/名称{{close}} 之间。',
    'Write {{open}}place{{close}} in Word and it is filled on export. Repeated lines stand between {{open}}#name{{close}} and {{open}}/name{{close}}.',
  ],
  'template.inRows': ['每行', 'Each line'],
  'refusal.document.unknown': [
    '没有这种文档：{{kind}}。',
    'There is no such kind of document: {{kind}}.',
  ],
  'refusal.document.too_large': [
    '文档超过 {{most}} 行。缩小范围后再导出，或导出 Excel。',
    'The document has more than {{most}} lines. Narrow it, or export to Excel.',
  ],
  'refusal.document.too_long': [
    '文档生成超时，没有导出。稍后再试。',
    'Making the document took too long; nothing was exported. Try again shortly.',
  ],
  'refusal.document.bad_option': [
    '不认识的范围：{{option}}。从目标分解页面导出。',
    'Unknown scope: {{option}}. Export from the targets screen.',
  ],
  'refusal.template.unknown': [
    '没有这份模板，或不在你的权限内。',
    'There is no such template within your rights.',
  ],
  'refusal.template.not_word': [
    '“{{name}}”不是 Word 文件。请用 Word 另存为 .docx 后上传。',
    '“{{name}}” is no Word file. Save it as .docx in Word, then upload it.',
  ],
  'refusal.template.too_large': [
    '模板超过 5 MB，或解压后过大。压缩其中的图片后再传。',
    'The template is over 5 MB, or too large when unpacked. Shrink its pictures and upload again.',
  ],
  'refusal.template.macros': [
    '模板含宏或嵌入对象（{{at}}）。去掉后另存为 .docx。',
    'The template holds macros or embedded objects ({{at}}). Remove them and save as .docx.',
  ],
  'refusal.template.linked': [
    '模板会从外部取内容（{{at}}）。把链接的图片、模板或域改为文件内的内容。',
    'The template fetches from elsewhere ({{at}}). Put linked pictures, templates or fields into the file itself.',
  ],
  'refusal.template.broken': [
    '占位符没有写完整：{{at}}。检查每个占位符的括号是否成对。',
    'A place is not complete: {{at}}. See that the braces of each are closed.',
  ],
  'refusal.template.unknown_tags': [
    '这种文档没有这些占位符：{{tags}}。对照“可用占位符”改正。',
    'This kind has no such places: {{tags}}. Compare with the list of places.',
  ],
  'refusal.template.beyond_reach': [
    '你只能改自己门店范围内的模板。',
    'You may change templates of your own stores only.',
  ],
  'refusal.template.unknown_store': [
    '没有这家门店。重新选择门店。',
    'There is no such store. Choose again.',
  ],
  'refusal.template.changed_meanwhile': [
    '刚刚有人也改了这份模板。刷新后再传一次。',
    'Somebody changed this template at the same moment. Reload and upload again.',
  ],
};
