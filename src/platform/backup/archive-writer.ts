import { createReadStream } from 'node:fs';
import { link, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { pack } from 'tar-stream';
import { codeOf, Halt } from '../halt.ts';
import { alreadyThere, cannotBeWritten } from './backup.halts.ts';
import { encrypt } from './encryption.ts';

export type ArchiveWriter = {
  /** A part whose bytes are at hand. */
  put(name: string, bytes: Buffer): Promise<void>;
  /** A part read from disk; its size must be known before. */
  putFile(name: string, file: string, size: number): Promise<void>;
};

/**
 * Writes an archive (tar, compressed with zstd, encrypted where a passphrase is given) beside `file`
 * and gives it its name only when it is whole and on the disk. Never replaces a file. Answers its bytes.
 */
export async function writeArchive(
  file: string,
  passphrase: string | null,
  fill: (writer: ArchiveWriter) => Promise<void>,
): Promise<number> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      const bytes = await stream(handle, passphrase, fill);
      await handle.sync();
      await link(draft, file); // link, not rename: of two backups to one name the second is refused
      await syncFolder(path.dirname(file));
      return bytes;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Halt) throw error;
    const code = codeOf(error);
    if (code === 'EEXIST') throw alreadyThere(file);
    if (['ENOSPC', 'EACCES', 'EROFS', 'ENOENT', 'EDQUOT', 'EPERM'].includes(code))
      throw cannotBeWritten(file, code);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function stream(
  handle: FileHandle,
  passphrase: string | null,
  fill: (writer: ArchiveWriter) => Promise<void>,
): Promise<number> {
  const tar = pack();
  const stop = (error: Error) => tar.destroy(error);
  const filled = fill({
    put: (name, bytes) => entry((done) => void tar.entry({ name, mode: 0o600 }, bytes, done)),
    putFile: (name, source, size) =>
      entry((done) => {
        const sink = tar.entry({ name, size, mode: 0o600 }, done);
        if (size === 0) sink.end(undefined);
        else
          createReadStream(source, { end: size - 1 })
            .on('error', stop)
            .pipe(sink);
      }),
  }).then(() => tar.finalize(), rethrowAfter(stop));
  let bytes = 0;
  const written = pipeline(
    (async function* () {
      yield* tar as AsyncIterable<Buffer>;
    })(),
    createZstdCompress(compression),
    (plain: AsyncIterable<Buffer>) => (passphrase === null ? plain : encrypt(plain, passphrase)),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        await handle.writeFile(chunk);
        bytes += chunk.length;
      }
    },
  ).catch(rethrowAfter(stop));
  await allOrFirstFailure([written, filled]);
  return bytes;
}

const compression = {
  params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 },
};

const rethrowAfter = (stop: (error: Error) => void) => (error: Error) => {
  stop(error);
  throw error;
};

/** Waits for both, so that nothing still runs when the failure is told; the writer's is the cause. */
async function allOrFirstFailure(both: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(both)).filter((one) => one.status === 'rejected');
  const cause = failed.find(({ reason }) => codeOf(reason)) ?? failed[0];
  if (cause) throw cause.reason;
}

/** `callback` comes when the part has gone on its way, which keeps what is held in memory small. */
const entry = (start: (callback: (error?: Error | null) => void) => void) =>
  new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve())));

/** A name is safe after a power failure only once its folder is; not every system can say so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
