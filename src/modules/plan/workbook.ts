import ExcelJS from 'exceljs';
import type { GridAnswer } from './grid.actions.ts';
import { notANumber, workbookOfAnother, workbookUnreadable } from './plan.refusals.ts';

/** Which grid a workbook holds; written into it, so that it cannot be read back elsewhere. */
export type WorkbookKey = { planId: string; measure: string; view: string; storeId: string | null };

const HEAD_ROW = 1;
const FIRST_MONTH = 4;
const keySheet = 'fairlead';

/** Cars as they are; money in yuan, as people work with it. */
const perUnit = (measure: string) => (measure === 'units' ? 1 : 100);

/** The grid as an Excel workbook: one line per row, twelve months, the year as a formula of them. */
export async function workbookOf(grid: GridAnswer, key: WorkbookKey): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('目标', { views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }] });
  const months = grid.columnKeys.map((month) => `${Number(month)}月`);
  sheet.addRow(['编号', '名称', '分组', ...months, '全年']);
  grid.rows.forEach(({ id, name, group, cells, locked }, i) => {
    const row = sheet.addRow([id, name, group, ...cells.map((n) => n / perUnit(key.measure))]);
    const line = HEAD_ROW + 1 + i;
    row.getCell(FIRST_MONTH + 12).value = { formula: `SUM(D${line}:O${line})` };
    locked.forEach((is, month) => {
      if (is) row.getCell(FIRST_MONTH + month).fill = hatch;
    });
  });
  sheet.getRow(HEAD_ROW).font = { bold: true };
  sheet.getColumn(1).hidden = true;
  sheet.getColumn(2).width = 20;
  const hidden = book.addWorksheet(keySheet, { state: 'veryHidden' });
  hidden.addRow([key.planId, key.measure, key.view, key.storeId ?? '']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const hatch: ExcelJS.Fill = {
  type: 'pattern',
  pattern: 'lightUp',
  fgColor: { argb: 'FF9AA7B3' },
};

/** Lines of a workbook that was exported here: id and twelve whole numbers each. */
export async function linesOfWorkbook(
  file: Buffer,
  key: WorkbookKey,
): Promise<{ id: string; cells: number[] }[]> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(file as unknown as ArrayBuffer);
  } catch {
    throw workbookUnreadable();
  }
  const [sheet, hidden] = [book.getWorksheet('目标'), book.getWorksheet(keySheet)];
  if (!sheet || !hidden) throw workbookUnreadable();
  const written = [1, 2, 3, 4].map((column) => hidden.getRow(1).getCell(column).text);
  const wanted = [key.planId, key.measure, key.view, key.storeId ?? ''];
  if (written.join() !== wanted.join()) throw workbookOfAnother();
  const lines: { id: string; cells: number[] }[] = [];
  sheet.eachRow((row, number) => {
    if (number === HEAD_ROW || row.getCell(1).text === '') return;
    const cells = Array.from({ length: 12 }, (_, month) =>
      amountIn(row.getCell(FIRST_MONTH + month), { row: number, month: month + 1, key }),
    );
    lines.push({ id: row.getCell(1).text, cells });
  });
  return lines;
}

function amountIn(
  cell: ExcelJS.Cell,
  at: { row: number; month: number; key: WorkbookKey },
): number {
  const given = typeof cell.value === 'object' && cell.value !== null ? cell.result : cell.value;
  const amount = Math.round(Number(given ?? 0) * perUnit(at.key.measure));
  if (given === '' || !Number.isSafeInteger(amount) || amount < 0)
    throw notANumber(at.row, at.month);
  return amount;
}
