import exceljs, { type Cell, type CellValue } from 'exceljs';
import { Refusal } from '../../kernel/refusal.ts';
import { fileBroken } from './import.refusals.ts';

const options = {
  entries: 'emit',
  sharedStrings: 'cache',
  styles: 'cache',
  hyperlinks: 'ignore',
  worksheets: 'emit',
} as const;

/** The rows of one sheet as text, blank rows too, so that they keep their numbers; dates as 2026-03-01, percents with their sign. */
export async function* workbookRows(file: string, wanted: string): AsyncGenerator<string[]> {
  try {
    const reader = new exceljs.stream.xlsx.WorkbookReader(file, options);
    for await (const found of reader) {
      const sheet = found as AsyncIterable<exceljs.Row>;
      if (nameOf(sheet) !== wanted) continue;
      yield* rowsOf(sheet);
      return;
    }
  } catch (error) {
    // Whatever the library stumbles over, the file is what is wrong with it.
    throw error instanceof Refusal ? error : fileBroken('workbook');
  }
}

async function* rowsOf(sheet: AsyncIterable<exceljs.Row>): AsyncGenerator<string[]> {
  let at = 0;
  for await (const row of sheet) {
    for (at += 1; at < row.number; at += 1) yield [];
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => (cells[column - 1] = textOfCell(cell)));
    yield Array.from(cells, (cell) => cell ?? '');
  }
}

/** The streaming reader knows the name; its published types do not. */
const nameOf = (sheet: AsyncIterable<exceljs.Row>): string =>
  String((sheet as unknown as { name: unknown }).name);

function textOfCell(cell: Cell): string {
  const { value } = cell;
  if (typeof value === 'number' && cell.numFmt?.includes('%')) {
    return `${Number((value * 100).toPrecision(12))}%`;
  }
  return textOfValue(value);
}

function textOfValue(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOfValue(value.text as CellValue);
  if ('error' in value) return '';
  // A formula counts by the result that was stored with it; it is never run here.
  return 'result' in value ? textOfValue(value.result as CellValue) : '';
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
