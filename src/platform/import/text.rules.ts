const empties = new Set(
  [
    '',
    '-',
    '--',
    '—',
    '——',
    '/',
    'n/a',
    '#n/a',
    'na',
    'nan',
    'null',
    'none',
    '#div/0!',
    '#value!',
  ].concat(['暂无报价', '暂无', '无', '未知', '空', '待定']),
);

/** Outer blanks and invisible marks removed; the words inside stay as written (去空白). */
export const trimmed = (text: string): string =>
  text.replace(/[\u0000\u200b-\u200d\u2060\ufeff]/g, '').trim();

/** Full-width letters, figures and signs as their half-width twins (全角转半角), blanks trimmed. */
export const halfWidth = (text: string): string => trimmed(text.normalize('NFKC'));

/** Whether a cell only says that there is nothing to say (空值): blank, `-`, `N/A`, 暂无报价 … */
export const isEmptyCell = (text: string): boolean => empties.has(halfWidth(text).toLowerCase());

/** A header or a value as it is compared: case, blanks, brackets and punctuation do not matter. */
export const comparable = (text: string): string =>
  halfWidth(text)
    .toLowerCase()
    .replace(/[\s_\-./\\()[\]{}<>:;,'"“”‘’¥$€£#*?、，。：；]+/g, '');

const DANGEROUS = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)*%?$/;

/**
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe (公式注入防护);
 * plain numbers such as -5 stay as they are. `restored` takes it off again.
 */
export const defused = (cell: string): string =>
  DANGEROUS.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;

/** The cell before `defused`, so that a corrected file of rejected rows reads as the original did. */
export const restored = (cell: string): string =>
  cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
