import path from 'node:path';
import { readSettings } from '../settings.ts';
import { diskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { s3Store } from './s3-store.ts';

let store: FileStore | undefined;

/** The store of this installation: a bucket where FILES_S3_URL names one, else DATA_DIR/files. */
export function fileStore(): FileStore {
  const { filesS3, dataDir } = readSettings(process.env);
  return (store ??= filesS3 ? s3Store(filesS3) : diskStore(path.join(dataDir, 'files')));
}

/** Tests keep their contents elsewhere. */
export const keepFilesIn = (other: FileStore): void => void (store = other);
