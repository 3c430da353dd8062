import { halfWidth, trimmed } from './text.rules.ts';

/** How many rows at the top are looked at for headers. */
export const headerSearchRows = 20;

/**
 * Which row holds the headers (表头行), counted from 0: the first row that is nearly as wide as the
 * widest and mostly words. Titles and notes above it are narrow; rows below it hold figures.
 */
export function headerRowOf(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => trimmed(cell) !== '').length);
  const widest = Math.max(0, ...filled);
  const isWideEnough = (i: number) => filled[i]! >= Math.max(1, Math.ceil(widest * 0.6));
  const isHeader = (i: number) =>
    isWideEnough(i) && wordsIn(rows[i]!) >= Math.min(2, Math.ceil(filled[i]! / 2));
  const found = rows.findIndex((_, i) => isHeader(i));
  return found >= 0
    ? found
    : Math.max(
        0,
        rows.findIndex((_, i) => isWideEnough(i)),
      );
}

const wordsIn = (row: readonly string[]): number =>
  row.filter((cell) => trimmed(cell) !== '' && !/^[\d\s.,:/%+-]+$/.test(halfWidth(cell))).length;

/**
 * The names by which a mapping calls the columns: headers without outer blanks, `#3` for the third
 * where it has none, and `Price #5` where the fifth repeats an earlier `Price`.
 */
export function columnNames(header: readonly string[], width: number): string[] {
  const seen = new Set<string>();
  return Array.from({ length: Math.max(width, header.length) }, (_, i) => {
    const name = trimmed(header[i] ?? '').replace(/\s+/g, ' ');
    const own = name === '' ? `#${i + 1}` : seen.has(name) ? `${name} #${i + 1}` : name;
    seen.add(own);
    return own;
  });
}
