import { delimitedRows, guessDelimiter } from './delimited.ts';
import { detectEncoding } from './encoding.ts';
import { columnNames, headerRowOf, headerSearchRows } from './header.rules.ts';
import { fileEmpty, noSuchSheet, tooManyColumns } from './import.refusals.ts';
import type { FileType } from './import.schema.ts';
import type { Limits } from './limits.schema.ts';
import type { Encoding } from './mapping.schema.ts';
import { sniffed } from './sniff.ts';

/** What a person or a mapping has said about the file; what is missing is found out. */
export type Asked = { encoding?: Encoding; sheet?: string; headerRow?: number };

/** A file of any type as one table (表): its headers, and its rows below them with their numbers. */
export type Table = {
  type: FileType;
  extensionLies: boolean;
  encoding: Encoding | null;
  encodingSure: boolean;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  /** Counted from 1, as a spreadsheet shows it. */
  headerRow: number;
  columns: string[];
  rows: AsyncGenerator<{ row: number; cells: string[] }>;
};

type Opened = Pick<Table, 'encoding' | 'encodingSure' | 'delimiter' | 'sheets' | 'sheet'> & {
  all: AsyncGenerator<string[]>;
};

/** Opens a file of any type; refuses what is broken, too big or a trap. Call in the worker only. */
export async function openTable(
  file: string,
  asked: Asked,
  { limits, name }: { limits: Limits; name: string },
): Promise<Table> {
  const { type, extensionLies } = await sniffed(file, limits, name);
  const { all, ...found } = await openers[type](file, asked, limits);

  const top: string[][] = [];
  const searched = Math.max(headerSearchRows, asked.headerRow ?? 0);
  while (top.length < searched) {
    const next = await all.next();
    if (next.done) break;
    top.push(next.value);
  }
  if (top.every(isBlank)) throw fileEmpty();
  const width = Math.max(...top.map((row) => row.length));
  if (width > limits.columns) throw tooManyColumns(width, limits.columns);

  const header = Math.min(asked.headerRow ? asked.headerRow - 1 : headerRowOf(top), top.length - 1);
  const columns = columnNames(top[header]!, width);
  const rows = numbered(top.slice(header + 1), all, header + 2);
  return { type, extensionLies, ...found, headerRow: header + 1, columns, rows };
}

async function* numbered(first: string[][], rest: AsyncGenerator<string[]>, from: number) {
  let row = from;
  for (const cells of first) {
    if (!isBlank(cells)) yield { row, cells };
    row += 1;
  }
  for await (const cells of rest) {
    if (!isBlank(cells)) yield { row, cells };
    row += 1;
  }
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

const openers: Record<FileType, (file: string, asked: Asked, limits: Limits) => Promise<Opened>> = {
  csv: async (file, asked) => {
    const detected = await detectEncoding(file);
    const encoding = asked.encoding ?? detected.encoding;
    const delimiter = await guessDelimiter(file, encoding);
    const all = delimitedRows(file, { encoding, delimiter });
    const encodingSure = asked.encoding !== undefined || detected.sure;
    return { encoding, encodingSure, delimiter, sheets: [], sheet: null, all };
  },
  // The workbook libraries are large: a CSV does not wait for them.
  xlsx: async (file, { sheet }, limits) => {
    const { refuseZipBomb, sheetNames } = await import('./zip.ts');
    const { workbookRows } = await import('./workbook.ts');
    await refuseZipBomb(file, limits);
    const sheets = await sheetNames(file);
    if (sheet !== undefined && !sheets.includes(sheet)) throw noSuchSheet(sheet, sheets);
    const chosen = sheet ?? sheets[0] ?? '';
    const all = workbookRows(file, chosen);
    return { ...withoutText, sheets, sheet: chosen, all };
  },
  xls: async (file, { sheet }) => {
    const { oldWorkbook } = await import('./old-workbook.ts');
    const book = await oldWorkbook(file);
    const chosen = sheet ?? book.sheets[0] ?? '';
    if (!book.sheets.includes(chosen)) throw noSuchSheet(chosen, book.sheets);
    const rows = book.rows(chosen);
    const all = (async function* () {
      yield* rows;
    })();
    return { ...withoutText, sheets: book.sheets, sheet: chosen, all };
  },
};

const withoutText = { encoding: null, encodingSure: true, delimiter: null };
