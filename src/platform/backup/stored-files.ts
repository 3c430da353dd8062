import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../halt.ts';
import { secretKeyFile } from '../secret.ts';

/** Keys without which stored rows could not be read, or browsers no longer be reached. */
export const SECRETS = [secretKeyFile, 'vapid.json'];

export const filesFolder = (dataDir: string) => path.join(dataDir, 'files');

export type StoredFile = { name: string; bytes: number };

/** Uploaded files by their path below DATA_DIR/files; what is still being written has a dot or `.part`. */
export async function* storedFiles(dataDir: string): AsyncGenerator<StoredFile> {
  const root = filesFolder(dataDir);
  for await (const name of below(root, '')) {
    const found = await stat(path.join(root, name)).catch(ignoreMissing);
    if (found) yield { name, bytes: found.size };
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
