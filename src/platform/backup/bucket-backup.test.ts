import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { withClient } from '../database-roles.ts';
import { diskStore } from '../file/disk-store.ts';
import { s3Store, type S3Settings } from '../file/s3-store.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-bucket-backup-'));
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: path.join(home, 's3'),
  configureBuckets: ['old', 'new'].map((name) => ({ name, configs: [] })),
});
const contents = ['一段录音'.repeat(5000), '合同', ''].map((text) => Buffer.from(text));
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');
let store: TestDatabase;
let bucket: (name: string) => S3Settings;

beforeAll(async () => {
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}`;
  bucket = (name) => ({ url, bucket: name, key: 'S3RVER', secret: 'S3RVER', region: 'us-east-1' });
  store = await freshDatabase();
});
afterAll(async () => {
  await store.drop();
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const file = (name: string) => path.join(home, name);
const folder = () => mkdtempSync(file('data-'));
async function fill(target: { put: ReturnType<typeof diskStore>['put'] }) {
  for (const content of contents) {
    writeFileSync(file('content'), content);
    const from = { path: file('content'), bytes: content.length, mediaType: 'audio/mpeg' };
    await target.put(hashOf(content), from);
  }
}
async function backUp(name: string, place: { dataDir: string; bucket?: S3Settings }) {
  const options = { ...place, file: file(name), passphrase: null, withSecrets: false };
  const now = '2026-11-23T02:00:00.000Z';
  await withClient(store.owner, (client) => writeBackup(client, { ...options, now }));
  return file(name);
}

test('files in a bucket are in the backup, and come back onto a disk', async () => {
  await fill(s3Store(bucket('old')));
  const backup = await backUp('from-bucket.backup', { dataDir: folder(), bucket: bucket('old') });
  const target = await emptyDatabase();
  const dataDir = folder();
  await restoreBackup(target.owner, { dataDir, file: backup, passphrase: null });
  for (const content of contents) {
    const name = hashOf(content);
    expect(readFileSync(path.join(dataDir, 'files', name.slice(0, 2), name))).toEqual(content);
  }
  await target.drop();
});

test('files on a disk come back into a bucket where the new place has one', async () => {
  const dataDir = folder();
  await fill(diskStore(path.join(dataDir, 'files')));
  const backup = await backUp('from-disk.backup', { dataDir });
  const target = await emptyDatabase();
  const place = { dataDir: folder(), bucket: bucket('new') };
  await restoreBackup(target.owner, { ...place, file: backup, passphrase: null });
  const names: string[] = [];
  for await (const name of s3Store(place.bucket).names()) names.push(path.basename(name));
  expect(names.toSorted()).toEqual(contents.map(hashOf).toSorted());
  await target.drop();
});
