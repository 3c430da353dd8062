import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { halt } from '../halt.ts';
import { byteReader } from './byte-reader.ts';

/** How an encrypted backup begins; the reader needs nothing else to see that it wants a passphrase. */
export const ENCRYPTED = Buffer.from('FLBKENC1');
const SALT = 16;
const PREFIX = 7;
const TAG = 16;
const FRAME = 1024 * 1024;
const LAST = 0x8000_0000;

const derive = promisify<string, Buffer, number, { N: number; maxmem: number }, Buffer>(scrypt);
const keyOf = (passphrase: string, salt: Buffer) =>
  derive(passphrase, salt, 32, { N: 2 ** 16, maxmem: 256 * 1024 ** 2 });

const nonce = (prefix: Buffer, counter: number, isLast: boolean) => {
  const tail = Buffer.alloc(5);
  tail.writeUInt32BE(counter);
  tail[4] = isLast ? 1 : 0;
  return Buffer.concat([prefix, tail]);
};

/**
 * Encrypts a stream with AES-256-GCM under a passphrase (备份加密): frames of 1 MiB, each sealed with
 * its number and whether it is the last, so that frames cannot be dropped, swapped or cut off. Key by
 * scrypt, N = 2^16.
 */
export async function* encrypt(plain: AsyncIterable<Buffer>, passphrase: string) {
  const [salt, prefix] = [randomBytes(SALT), randomBytes(PREFIX)];
  const key = await keyOf(passphrase, salt);
  yield Buffer.concat([ENCRYPTED, salt, prefix]);
  let counter = 0;
  const seal = (text: Buffer, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, counter++, isLast));
    const length = Buffer.alloc(4);
    length.writeUInt32BE((text.length | (isLast ? LAST : 0)) >>> 0);
    return Buffer.concat([length, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  };
  const reader = byteReader(plain);
  let frame = await reader.upTo(FRAME);
  for (;;) {
    const next = await reader.upTo(FRAME);
    yield seal(frame, next.length === 0);
    if (next.length === 0) return;
    frame = next;
  }
}

/** The reverse of `encrypt`. Throws `Halt` at a wrong passphrase or a damaged, shortened file. */
export async function* decrypt(sealed: AsyncIterable<Buffer>, passphrase: string) {
  const reader = byteReader(sealed);
  const head = await reader.exactly(ENCRYPTED.length + SALT + PREFIX);
  const salt = head.subarray(ENCRYPTED.length, ENCRYPTED.length + SALT);
  const prefix = head.subarray(ENCRYPTED.length + SALT);
  const key = await keyOf(passphrase, salt);
  for (let counter = 0, isLast = false; !isLast; counter += 1) {
    const length = (await reader.exactly(4)).readUInt32BE();
    isLast = length >= LAST;
    const size = length & ~LAST;
    if (size > FRAME) throw wrongPassphrase();
    const text = await reader.exactly(size);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, counter, isLast));
    decipher.setAuthTag(await reader.exactly(TAG));
    yield opened(() => Buffer.concat([decipher.update(text), decipher.final()]));
  }
}

function opened(open: () => Buffer): Buffer {
  try {
    return open();
  } catch {
    throw wrongPassphrase();
  }
}

const wrongPassphrase = () =>
  halt(
    'the backup does not open: the passphrase is wrong or the file is damaged',
    '备份无法打开：口令不对，或文件已损坏',
  );
