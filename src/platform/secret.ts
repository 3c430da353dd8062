import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assert } from '../kernel/assert.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { halt } from './halt.ts';

/** Lies beside the data; without it no sealed secret can be read again, so a backup takes it along. */
export const secretKeyFile = 'secret.key';

type Key = { version: number; bytes: Buffer };

let folder: string | undefined;
let keys: Key[] | undefined;

/** Says where the key file (密钥文件) lies. It is read, or made with mode 600, when first needed. */
export function keepSecretsIn(dataDir: string): void {
  if (dataDir === folder) return;
  folder = dataDir;
  keys = undefined;
}

/**
 * Seals a secret for the database (静态加密): AES-256-GCM under the newest key of the key file.
 * `purpose` names what and whose it is, such as `channel:<id>`: a sealed text that is copied to
 * another row does not open there. Answers `v<key version>.<base64url>`.
 */
export function seal(secret: string, purpose: string): string {
  const key = allKeys().at(-1)!;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  return `v${key.version}.${bytes.toString('base64url')}`;
}

/** Opens what `seal` made for the same purpose. Throws where key, purpose or text are not the same. */
export function unseal(sealed: string, purpose: string): string {
  const [, version, text] = /^v(\d+)\.([\w-]+)$/.exec(sealed) ?? [];
  const key = allKeys().find((one) => one.version === Number(version));
  assert(key && text, 'no key in the key file opens this secret');
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

function allKeys(): Key[] {
  assert(folder, 'keepSecretsIn() comes first');
  return (keys ??= readKeys(path.join(folder, secretKeyFile)));
}

/** One line for each key, `<version> <base64>`; a new line at the end turns the key over. */
function readKeys(file: string): Key[] {
  const found = contentOf(file).trim().split('\n').map(keyOf);
  const isWhole = found.every((key) => key.version > 0 && key.bytes.length === 32);
  if (!isWhole)
    throw halt(`${file} is damaged: restore it from a backup`, `${file} 已损坏：从备份恢复`);
  return found;
}

const keyOf = (line: string): Key => {
  const [version = '', text = ''] = line.split(' ');
  return { version: Number(version), bytes: Buffer.from(text, 'base64') };
};

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    makeKeyFile(file);
    return readFileSync(file, 'utf8');
  }
}

/** Of two processes that start at once, one makes the key and both read it: a link never replaces. */
function makeKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${uuidV7()}`;
  writeFileSync(draft, `1 ${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
