import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import * as no from './file.refusals.ts';
import { allowedMedia, isPicture, mostBytes } from './media.rules.ts';

export type TakenIn = {
  path: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  width: number | null;
  height: number | null;
};

/** A picture of more is no photograph but a bomb. */
const pixelsMost = 60_000_000;

/**
 * Takes an upload to a folder of its own, tells what it is by its content, never by its name, and hands it on;
 * the folder is gone afterwards. Refuses what is not allowed, too big for its kind, or no picture after all.
 */
export async function takingIn<T>(
  upload: Readable,
  name: string,
  work: (taken: TakenIn) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-file-'));
  try {
    const file = path.join(folder, 'content');
    const { bytes, sha256 } = await written(upload, file, name);
    if (bytes === 0) throw no.noFile();
    const mediaType = (await fileTypeFromFile(file))?.mime ?? '';
    const allowed = allowedMedia[mediaType];
    if (!allowed) throw no.notAllowed(name);
    if (bytes > allowed.mostBytes) throw no.tooBig(name, allowed.mostBytes);
    const size = isPicture(mediaType) ? await sizeOf(file, name) : { width: null, height: null };
    return await work({ path: file, sha256, bytes, mediaType, ...size });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function written(upload: Readable, file: string, name: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw no.tooBig(name, mostBytes);
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(upload, counted, createWriteStream(file, { mode: 0o600 }));
  return { bytes, sha256: hash.digest('hex') };
}

/** Width and height as a person sees it, its turn applied. */
async function sizeOf(file: string, name: string) {
  try {
    const {
      width,
      height,
      orientation = 1,
    } = await sharp(file, {
      limitInputPixels: pixelsMost,
    }).metadata();
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    throw no.brokenPicture(name);
  }
}

/** A picture in small as WebP: turned as it was held, stripped of place and camera. */
export async function thumbnailOf(content: Readable, size: number): Promise<Buffer> {
  const shrink = sharp({ limitInputPixels: pixelsMost, failOn: 'error' })
    .rotate()
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 });
  content.pipe(shrink);
  content.once('error', (error) => shrink.destroy(error));
  return shrink.toBuffer();
}
