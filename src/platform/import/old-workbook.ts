import { readFile } from 'node:fs/promises';
import xlsx from 'xlsx';
import { decoded, encodingOf } from './encoding.ts';
import { fileBroken, fileLocked, noSuchSheet } from './import.refusals.ts';

/**
 * Old workbooks (.xls, BIFF). They are read whole, so only in the worker, whose own prototypes a
 * crafted file may spoil without reaching the server, and only up to a size of their own.
 */
export async function oldWorkbook(
  file: string,
): Promise<{ sheets: string[]; rows(sheet?: string): Iterable<string[]> }> {
  const book = opened(await readFile(file));
  return {
    sheets: book.SheetNames,
    rows: (sheet = book.SheetNames[0] ?? '') => rowsOf(book, sheet),
  };
}

function opened(bytes: Buffer): xlsx.WorkBook {
  try {
    if (bytes[0] === 0x3c || bytes[0] === 0xef || bytes[0] === 0xff) return openedText(bytes);
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
    });
  } catch (error) {
    throw /password|encrypt/i.test(String(error)) ? fileLocked() : fileBroken('workbook');
  }
}

/** Many dealer systems export a page of HTML, or XML of 2003, and call it .xls. */
function openedText(bytes: Buffer): xlsx.WorkBook {
  const text = decoded(bytes, encodingOf(bytes).encoding).replace(/^\ufeff/, '');
  return xlsx.read(text, { type: 'string', dense: true, raw: true, cellNF: true });
}

function* rowsOf(book: xlsx.WorkBook, name: string): Generator<string[]> {
  const sheet = book.Sheets[name] as unknown as (xlsx.CellObject | undefined)[][] | undefined;
  if (!sheet) throw noSuchSheet(name, book.SheetNames);
  const starts1904 = book.Workbook?.WBProps?.date1904 === true;
  // Missing rows are holes: an index keeps the numbers right where an iterator of entries would not.
  for (const row of Array.from(sheet)) {
    yield Array.from(row ?? [], (cell) => textOfCell(cell, starts1904));
  }
}

function textOfCell(cell: xlsx.CellObject | undefined, starts1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'e') return '';
  if (typeof cell.v !== 'number') return String(cell.v);
  const format = String(cell.z ?? '');
  if (format.includes('%')) return `${Number((cell.v * 100).toPrecision(12))}%`;
  if (xlsx.SSF.is_date(format)) return serialText(cell.v + (starts1904 ? 1_462 : 0));
  return String(Number(cell.v.toPrecision(15)));
}

function serialText(serial: number): string {
  const text = new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}
