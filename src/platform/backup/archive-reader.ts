import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { extract, type Extract } from 'tar-stream';
import { codeOf, Halt } from '../halt.ts';
import { cannotBeRead, cutShort, noBackup, wantsPassphrase } from './backup.halts.ts';
import { decrypt, ENCRYPTED } from './encryption.ts';

const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** One part of an archive: its name and its bytes, to be read before the next. */
export type Part = { name: string; chunks: AsyncIterable<Buffer> };

/**
 * The parts of an archive in their order, streamed. Throws `Halt` where the file is no backup, is cut
 * short or damaged, or wants a passphrase.
 */
export async function* partsOf(file: string, passphrase: string | null): AsyncGenerator<Part> {
  const source = await plainOf(file, passphrase);
  const tar = extract();
  let failure: unknown;
  const feeding = pipeline(
    source,
    createZstdDecompress(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await taken(tar, chunk);
      tar.end(undefined);
    },
  ).catch((error: Error) => {
    failure = error; // the cause; what the reading below meets is its echo
    tar.destroy(error);
  });
  // Whatever a stage says in its own words, the bytes are not what was written.
  const told = (error: unknown) => {
    const cause = failure ?? error;
    return cause instanceof Halt ? cause : cutShort();
  };
  try {
    for await (const entry of tar) {
      yield { name: entry.header.name, chunks: buffers(entry as unknown as Bytes, told) };
      entry.resume(); // a part that nobody read must not hold up the next
    }
    await feeding;
    if (failure) throw failure;
  } catch (error) {
    throw told(error);
  } finally {
    tar.destroy();
    await feeding;
  }
}

type Bytes = AsyncIterable<Uint8Array>;

async function* buffers(entry: Bytes, told: (error: unknown) => Error): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry)
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  } catch (error) {
    throw told(error);
  }
}

/** Hands over a chunk and waits until there is room for the next, or the reader has left. */
function taken(tar: Extract, chunk: Buffer): Promise<void> | undefined {
  if (tar.destroyed) throw new Error('premature close');
  if (tar.write(chunk)) return undefined;
  return new Promise((resolve) => {
    const go = () => {
      tar.off('drain', go).off('close', go);
      resolve();
    };
    tar.on('drain', go).on('close', go);
  });
}

async function plainOf(file: string, passphrase: string | null): Promise<AsyncIterable<Buffer>> {
  const head = await firstBytes(file);
  const isEncrypted = head.subarray(0, ENCRYPTED.length).equals(ENCRYPTED);
  if (!isEncrypted && !head.subarray(0, ZSTD.length).equals(ZSTD)) throw noBackup(file);
  if (isEncrypted && passphrase === null) throw wantsPassphrase(file);
  const handle = await open(file, 'r');
  const bytes = handle.createReadStream({ highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
  return isEncrypted ? decrypt(bytes, passphrase!) : bytes;
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw cannotBeRead(file, codeOf(error));
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw cannotBeRead(file, codeOf(error));
  } finally {
    await handle.close();
  }
}
