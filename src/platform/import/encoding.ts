import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Encoding } from './mapping.schema.ts';

export type DetectedEncoding = { encoding: Encoding; sure: boolean };

const sampleBytes = 256 * 1024;

/**
 * The encoding of a text file (编码). Byte order marks decide; then strict UTF-8; then the pairs of
 * GB18030, whose second bytes lie high in Chinese text and low by accident in Latin-1. Looks at the
 * first bytes that are not plain ASCII, wherever they stand; a person confirms what is not sure.
 */
export async function detectEncoding(file: string): Promise<DetectedEncoding> {
  const sample = await firstForeignBytes(file);
  return sample ? encodingOf(sample) : { encoding: 'utf-8', sure: true };
}

/** The stretch of the file that begins with its first byte beyond ASCII (or its byte order mark). */
async function firstForeignBytes(file: string): Promise<Buffer | undefined> {
  const kept: Buffer[] = [];
  for await (const chunk of createReadStream(file, { highWaterMark: sampleBytes })) {
    const bytes = chunk as Buffer;
    const isForeign = kept.length > 0 || bytes.some((byte) => byte >= 0x80 || byte === 0);
    if (isForeign) kept.push(bytes);
    if (kept.length === 2) break;
  }
  return kept.length > 0 ? Buffer.concat(kept) : undefined;
}

export function encodingOf(sample: Buffer): DetectedEncoding {
  const mark = markOf(sample);
  if (mark) return { encoding: mark, sure: true };
  if (isStrictUtf8(sample)) return { encoding: 'utf-8', sure: true };
  const { zerosEven, zerosOdd } = zerosIn(sample);
  if (zerosOdd > sample.length * 0.1) return { encoding: 'utf-16le', sure: true };
  if (zerosEven > sample.length * 0.1) return { encoding: 'utf-16be', sure: true };
  return chineseOrLatin(sample);
}

function markOf(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function isStrictUtf8(bytes: Buffer): boolean {
  try {
    // `stream` forgives a character that the end of the sample cuts in two.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function zerosIn(bytes: Buffer) {
  let [zerosEven, zerosOdd] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) zerosEven += 1;
    else zerosOdd += 1;
  }
  return { zerosEven, zerosOdd };
}

function chineseOrLatin(bytes: Buffer): DetectedEncoding {
  let [pairs, high, broken] = [0, 0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0x40;
    const isPair = lead !== 0x80 && lead !== 0xff && trail >= 0x40 && trail !== 0x7f;
    const isFour = trail >= 0x30 && trail <= 0x39 && (bytes[i + 2] ?? 0x81) >= 0x81;
    if (!isPair && !isFour) {
      broken += 1;
      continue;
    }
    pairs += 1;
    if (trail >= 0xa1 || isFour) high += 1;
    i += isFour ? 3 : 1;
  }
  const isChinese = high >= pairs * 0.6 && broken <= pairs * 0.02;
  const opinion = chardet.detect(bytes.subarray(0, 65_536)) ?? '';
  const agrees = isChinese ? /^(GB|Big5|EUC)/.test(opinion) : /^(ISO-8859|windows)/.test(opinion);
  return { encoding: isChinese ? 'gb18030' : 'latin1', sure: agrees || pairs + broken > 200 };
}

/** Bytes as text; see `textOf`. */
export const decoded = (bytes: Buffer, encoding: Encoding): string =>
  iconv.decode(bytes, encoding === 'latin1' ? 'windows-1252' : encoding);

/** The file as text. Latin-1 means Windows-1252, as browsers read it. */
export function textOf(file: string, encoding: Encoding): Readable {
  const bytes = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (encoding === 'utf-8') return bytes;
  const decoder = iconv.decodeStream(encoding === 'latin1' ? 'windows-1252' : encoding);
  bytes.on('error', (error) => decoder.emit('error', error));
  return bytes.pipe(decoder) as unknown as Readable;
}
