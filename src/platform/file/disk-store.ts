import { createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { assert } from '../../kernel/assert.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { FileStore } from './file-store.ts';

/** Contents as files below a folder, `ab/abcd…`, readable by nobody else: the default (DATA_DIR/files). */
export function diskStore(folder: string): FileStore {
  const at = (sha256: string) => {
    assert(/^[0-9a-f]{64}$/.test(sha256), 'a content is named by its hash');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const has = (sha256: string) =>
    access(at(sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async put(sha256, { path: from }) {
      const to = at(sha256);
      if (await has(sha256)) return;
      await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
      const aside = `${to}.${uuidV7()}`;
      try {
        await copyFile(from, aside);
        const file = await open(aside, 'r+');
        await file.chmod(0o600);
        await file.sync();
        await file.close();
        await rename(aside, to);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },
    get: (sha256, range) =>
      new Promise((resolve, reject) => {
        const stream = createReadStream(at(sha256), range);
        stream.once('open', () => resolve(stream));
        stream.once('error', reject);
      }),
    remove: (sha256) => rm(at(sha256), { force: true }),
  };
}
