import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { fileEmpty, fileTooBig, fileTypeUnknown, noSuchFile } from './import.refusals.ts';
import type { FileType } from './import.schema.ts';
import type { Limits } from './limits.schema.ts';

const oldWorkbook = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const zip = Buffer.from('504b0304', 'hex');
/** Single sheets of Excel 2 to 4, from before the compound file. */
const bareBiff = [
  Buffer.from('0900', 'hex'),
  Buffer.from('0902', 'hex'),
  Buffer.from('0904', 'hex'),
];

/**
 * What a file really is (真实类型), told by its first bytes: the extension is only compared with it.
 * Refuses what is too big, empty, or neither text nor a workbook.
 */
export async function sniffed(
  file: string,
  limits: Limits,
  name = file,
): Promise<{ type: FileType; extensionLies: boolean }> {
  const { size } = await stat(file).catch(() => {
    throw noSuchFile(path.basename(name));
  });
  if (size === 0) throw fileEmpty();
  if (size > limits.fileBytes) throw fileTooBig(size, limits.fileBytes);

  const type = await typeOf(await headOf(file));
  if (type === 'xls' && size > limits.oldWorkbookBytes) {
    throw fileTooBig(size, limits.oldWorkbookBytes);
  }
  const extension = path.extname(name).slice(1).toLowerCase();
  const honest =
    type === 'csv' ? ['csv', 'txt', 'tsv'] : type === 'xlsx' ? ['xlsx', 'xlsm'] : [type];
  return { type, extensionLies: !honest.includes(extension) };
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8_192), 0, 8_192, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function typeOf(head: Buffer): Promise<FileType> {
  const startsWith = (magic: Buffer) => head.subarray(0, magic.length).equals(magic);
  if (startsWith(oldWorkbook)) return 'xls';
  if (startsWith(zip)) return 'xlsx';
  if (bareBiff.some(startsWith) && head[2] === 0x06) return 'xls';
  if (looksLikeText(head)) return looksLikeTable(head) ? 'xls' : 'csv';
  const found = await fileTypeFromBuffer(head);
  throw fileTypeUnknown(found?.ext ?? 'binary');
}

/** A table in HTML, or a workbook in XML of 2003: what many systems export under the name .xls. */
const looksLikeTable = (head: Buffer): boolean => {
  const start = head.toString('latin1').replace(/\0/g, '');
  return /^[^\w<]*</.test(start) && /<table|<workbook|<ss:workbook/i.test(start);
};

/** Text holds no control bytes but tabs and line ends; UTF-16 is text whose every other byte is 0. */
function looksLikeText(head: Buffer): boolean {
  const [first, second] = [head[0], head[1]];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > head.length * 0.2) return isHalfZero(head);
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  return controls <= head.length * 0.01 && !isForeign(head);
}

/** Other kinds of text that are no table. */
const isForeign = (head: Buffer): boolean =>
  /^\s*(%PDF|\{\\rtf|<)/i.test(head.toString('latin1', 0, 64)) && !looksLikeTable(head);

const isControl = (byte: number) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);

const isHalfZero = (head: Buffer) => {
  const zerosAt = (parity: number) =>
    head.reduce((count, byte, i) => count + (byte === 0 && i % 2 === parity ? 1 : 0), 0);
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  return Math.min(even, odd) < Math.max(even, odd) * 0.05;
};
