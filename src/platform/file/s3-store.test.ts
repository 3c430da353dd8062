import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { s3Store } from './s3-store.ts';

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-stores-'));
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: path.join(home, 's3'),
  configureBuckets: [{ name: 'files', configs: [] }],
});
const stores = new Map<string, FileStore>([['disk', diskStore(path.join(home, 'disk'))]]);
beforeAll(async () => {
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}`;
  const account = { key: 'S3RVER', secret: 'S3RVER', region: 'us-east-1' };
  stores.set('S3', s3Store({ url, bucket: 'files', ...account }));
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const content = Buffer.from('一段录音'.repeat(1000));
const sha256 = createHash('sha256').update(content).digest('hex');
const file = path.join(home, 'content');
writeFileSync(file, content);
const bytesOf = async (store: FileStore, range?: { start: number; end: number }) => {
  const parts: Buffer[] = [];
  for await (const part of await store.get(sha256, range)) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

describe.each(['disk', 'S3'])('files on %s', (name) => {
  test('are kept, read whole and in part, found, and gone once removed', async () => {
    const store = stores.get(name)!;
    expect(await store.has(sha256)).toBe(false);
    const from = { path: file, bytes: content.length, mediaType: 'audio/mpeg' };
    await Promise.all([store.put(sha256, from), store.put(sha256, from)]);
    expect(await store.has(sha256)).toBe(true);
    expect((await bytesOf(store)).equals(content)).toBe(true);
    const part = await bytesOf(store, { start: 5, end: 24 });
    expect(part.equals(content.subarray(5, 25))).toBe(true);
    await store.remove(sha256);
    await store.remove(sha256);
    expect(await store.has(sha256)).toBe(false);
    await expect(bytesOf(store)).rejects.toThrow(/ENOENT|does not exist|NoSuchKey/);
  });
});
