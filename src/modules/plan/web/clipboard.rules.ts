/** The text that Excel puts on the clipboard: tabs between cells, lines between rows, quotes where needed. */
export function fromClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let i = 0; i < source.length; i++) {
    const letter = source[i]!;
    if (quoted && letter === '"' && source[i + 1] === '"') cell += source[++i];
    else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && letter === '\t') endCell();
    else if (!quoted && letter === '\n') endRow();
    else cell += letter;
  }
  endRow();
  return rows;
}

export const toClipboard = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n');

/**
 * A typed or pasted amount in the grid's unit (输入数值), or null where it is no number: thousands
 * separators, full-width digits, a currency sign and blanks are read over; a percent sign is not.
 */
export function amountOf(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll('−', '-')
    .replace(/[,\s¥￥]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
