import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { assert } from '../../kernel/assert.ts';
import { cellOf, formatOf, groupLabel } from './cell.rules.ts';
import type { FromSheet, SheetRow, SheetTask, ToSheet } from './workbook.schema.ts';

const port = parentPort;
assert(port, 'a workbook is written in a worker thread');
const task = workerData as SheetTask;
const say = (message: FromSheet) => port.postMessage(message);

const out = new Writable({
  write(chunk: Buffer, _, done) {
    say({ is: 'bytes', bytes: Uint8Array.from(chunk) });
    done();
  },
});
const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
Object.assign(book, {
  creator: task.author,
  lastModifiedBy: task.author,
  company: task.company,
  title: task.title,
  subject: task.watermark,
  keywords: task.watermark,
  created: new Date(task.at),
  modified: new Date(task.at),
});
const sheet = book.addWorksheet(task.title.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
  views: [{ state: 'frozen', ySplit: 2 }],
  pageSetup: {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  },
  headerFooter: {
    oddHeader: `&L${printed(task.title)}&R${printed(task.watermark)}`,
    oddFooter: `&L${printed(task.watermark)}&R&P / &N`,
  },
});
sheet.columns = task.columns.map(({ key, width, type }) => ({
  key,
  width: Math.max(8, Math.round(width / 7)),
  style: { numFmt: formatOf(type) },
}));
const mark = sheet.addRow([task.watermark]);
mark.font = { italic: false, color: { argb: 'FF8A6D1F' }, size: 10 };
mark.commit();
const head = sheet.addRow(task.columns.map((column) => column.head));
head.font = { bold: true };
head.commit();

/** In headers and footers `&` begins a code. */
function printed(text: string): string {
  return text.replaceAll('&', '&&');
}

let standing: string | undefined;

function write(row: SheetRow): void {
  if (task.group) {
    const label = groupLabel(task.group, row[task.group.key]);
    if (label !== standing) {
      standing = label;
      const line = sheet.addRow([`${task.group.head}：${label}`]);
      line.font = { bold: true };
      line.commit();
    }
  }
  sheet.addRow(task.columns.map((column) => cellOf(column, row[column.key]))).commit();
}

port.on('message', (message: ToSheet) => {
  if (message.is === 'rows') {
    message.rows.forEach(write);
    return say({ is: 'taken' });
  }
  void book.commit().then(() => {
    say({ is: 'done' });
    port.close();
  });
});
