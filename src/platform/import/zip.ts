import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { fileBroken, fileTypeUnknown, zipBomb } from './import.refusals.ts';
import type { Limits } from './limits.schema.ts';

/** Ordinary sheets pack 10 to 40 times; beyond this, and not small, it is an attack. */
const suspiciousRatio = 200;
const harmlessBytes = 20 * 1024 * 1024;

/**
 * Refuses a workbook whose parts unpack to more than we take (防压缩炸弹), before anything parses it.
 * The declared sizes are summed first, then each part is unpacked into nothing and counted, because
 * a hostile zip declares what it likes.
 */
export async function refuseZipBomb(file: string, limits: Limits): Promise<void> {
  const zip = await opened(file);
  try {
    const entries = await entriesOf(zip);
    const names = new Set(entries.map(({ fileName }) => fileName));
    if (!names.has('xl/workbook.xml')) throw fileTypeUnknown('zip');
    const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    const limit = Math.min(limits.unpackedBytes, Math.max(harmlessBytes, packed * suspiciousRatio));
    if (declared > limit) throw zipBomb(declared, limit);
    let unpacked = 0;
    for (const entry of entries) {
      unpacked += await unpackedBytes(zip, entry, limit - unpacked);
      if (unpacked > limit) throw zipBomb(unpacked, limit);
    }
  } finally {
    zip.close();
  }
}

/** The names of the sheets of a workbook (工作表), in the order of its tabs. */
export async function sheetNames(file: string): Promise<string[]> {
  const zip = await opened(file);
  try {
    const entry = (await entriesOf(zip)).find(({ fileName }) => fileName === 'xl/workbook.xml');
    const xml = entry ? await textIn(zip, entry) : '';
    return [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map(([, name]) =>
      name!.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, code: string) => plain(whole, code)),
    );
  } finally {
    zip.close();
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(whole: string, code: string): string {
  if (!code.startsWith('#')) return entities[code] ?? whole;
  const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
  return point > 0 && point < 0x11_0000 ? String.fromCodePoint(point) : '';
}

const textIn = (zip: ZipFile, entry: Entry) =>
  new Promise<string>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(fileBroken('zip'));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      stream.on('error', () => reject(fileBroken('zip')));
    });
  });

const opened = (file: string) =>
  new Promise<ZipFile>((resolve, reject) => {
    const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true } as const;
    yauzl.open(file, options, (error, zip) => (error ? reject(fileBroken('zip')) : resolve(zip)));
  });

const entriesOf = (zip: ZipFile) =>
  new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > 10_000) reject(fileBroken('zip'));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(fileBroken('zip')));
    zip.readEntry();
  });

const unpackedBytes = (zip: ZipFile, entry: Entry, limit: number) =>
  new Promise<number>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(fileBroken('zip'));
      let bytes = 0;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limit) stream.destroy();
      });
      stream.on('close', () => resolve(bytes));
      stream.on('error', () => reject(fileBroken('zip')));
    });
  });
