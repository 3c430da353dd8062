import type { Words } from '../../web/words.ts';

export const searchWords: Words = {
  'search.title': ['搜索', 'Search'],
  'search.hint': [
    '姓名、拼音、手机尾号、单号、车牌',
    'Name, pinyin, end of a phone, number, plate',
  ],
  'search.all': ['全部', 'All'],
  'search.nothing': ['没有找到“{{text}}”', 'Nothing found for “{{text}}”'],
  'search.nothingHint': [
    '试试姓名的一部分、拼音首字母，或手机号后四位。只能找到你有权看的记录。',
    'Try a part of the name, initials of its pinyin, or the last four digits. Only what you may see is found.',
  ],
  'palette.recent': ['最近打开', 'Recent'],
  'palette.screens': ['页面', 'Screens'],
  'palette.commands': ['操作', 'Commands'],
  'palette.backUp': ['立即备份', 'Back up now'],
  'palette.light': ['换成浅色', 'Switch to light'],
  'palette.dark': ['换成深色', 'Switch to dark'],
  'palette.all': ['“{{text}}”的全部结果', 'All results for “{{text}}”'],
  'keys.title': ['快捷键', 'Keys'],
  'keys.everywhere': ['任何页面', 'Everywhere'],
  'keys.lists': ['列表', 'Lists'],
  'keys.grid': ['目标表', 'Target grid'],
  'keys.palette': ['搜索、跳转、操作', 'Search, jump, command'],
  'keys.this': ['显示这些快捷键', 'Show these keys'],
  'keys.close': ['关闭', 'Close'],
};
