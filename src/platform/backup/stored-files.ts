import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { s3Store, type Bucket, type S3Settings } from '../file/s3-store.ts';
import { codeOf } from '../halt.ts';
import { secretKeyFile } from '../secret.ts';

/** Keys without which stored rows could not be read, or browsers no longer be reached. */
export const SECRETS = [secretKeyFile, 'vapid.json'];

export const filesFolder = (dataDir: string) => path.join(dataDir, 'files');

/** Where an installation keeps uploaded files: a bucket where it has one, else DATA_DIR/files. */
export type FilesPlace = { dataDir: string; bucket?: S3Settings | null };
export type StoredFile = { name: string; bytes: number; path: string };

/**
 * Uploaded files, each at a path where it lies while it is looked at. From a bucket they come one after the
 * other into a folder that is gone afterwards, so that many need no more room than the largest.
 */
export async function* storedFiles({ dataDir, bucket }: FilesPlace): AsyncGenerator<StoredFile> {
  if (bucket) return yield* filesInBucket(s3Store(bucket));
  const root = filesFolder(dataDir);
  // What is still being written has a dot or `.part`.
  for await (const name of below(root, '')) {
    const found = await stat(path.join(root, name)).catch(ignoreMissing);
    if (found) yield { name, bytes: found.size, path: path.join(root, name) };
  }
  return undefined;
}

async function* filesInBucket(store: Bucket): AsyncGenerator<StoredFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-bucket-'));
  try {
    for await (const name of store.names()) {
      const file = path.join(folder, path.basename(name));
      await pipeline(
        await store.get(path.basename(name)),
        createWriteStream(file, { mode: 0o600 }),
      );
      yield { name, bytes: (await stat(file)).size, path: file };
      await rm(file);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts restored files where this installation keeps them; a bucket may hold some of them already. */
export async function putFilesInPlace(
  draft: string,
  { dataDir, bucket }: FilesPlace,
  files: readonly { name: string; bytes: number }[],
): Promise<void> {
  if (files.length === 0) return;
  if (!bucket) {
    await rm(filesFolder(dataDir), { recursive: true, force: true }); // empty, as was seen before
    await rename(draft, filesFolder(dataDir));
    return;
  }
  const store = s3Store(bucket);
  for (const { name, bytes } of files) {
    const from = { path: path.join(draft, name), bytes, mediaType: 'application/octet-stream' };
    await store.put(path.basename(name), from);
  }
}

async function* below(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(
    (error: unknown) => ignoreMissing(error) ?? [],
  );
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || /\.(part|tmp)$/.test(entry.name)) continue;
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* below(root, name);
    else if (entry.isFile()) yield name;
  }
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}
