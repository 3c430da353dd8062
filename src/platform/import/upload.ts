import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assert } from '../../kernel/assert.ts';
import { isUuid } from '../../kernel/uuid.ts';
import { readSettings } from '../settings.ts';
import { fileTooBig } from './import.refusals.ts';

/** Where uploaded files wait (上传目录), readable by nobody else; below DATA_DIR. */
const folder = () => path.join(readSettings(process.env).dataDir, 'imports');

/** The file of an import. The id is ours, so no name from outside becomes a path. */
export function fileOf(importId: string): string {
  assert(isUuid(importId), 'an import id is a uuid');
  return path.join(folder(), importId);
}

/** Forgets the file of a finished import: what it said stands in the tables now. */
export const forgetUpload = (importId: string): Promise<void> =>
  rm(fileOf(importId), { force: true });

/** Where the command line leaves the refused rows of an import. */
export const rejectedFileOf = (importId: string): string => `${fileOf(importId)}.rejected.csv`;

/** Takes an upload to disk without holding it in memory; refuses and forgets what is too big. */
export async function keepUpload(
  importId: string,
  upload: Readable & { truncated?: boolean },
  limitBytes: number,
): Promise<{ bytes: number; hash: string }> {
  const file = fileOf(importId);
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await forgetOldUploads();
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limitBytes) throw fileTooBig(bytes, limitBytes);
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(upload, counted, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { bytes, hash: hash.digest('hex') };
}

const keptMs = 7 * 86_400_000;

/** An upload that was never imported is personal data without a purpose: gone after a week. */
async function forgetOldUploads(): Promise<void> {
  for (const name of (await readdir(folder())).filter(isUuid)) {
    const { mtimeMs } = await stat(fileOf(name));
    if (Date.now() - mtimeMs > keptMs) await rm(fileOf(name), { force: true });
  }
}
