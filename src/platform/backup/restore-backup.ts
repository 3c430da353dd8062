import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withClient } from '../database-roles.ts';
import { grantToWeb, LOCK, makeLedger, readMigrations, type Migration } from '../migrate.ts';
import { doesNotAddUp, foreignMigration, newerBackup, notEmpty } from './backup.halts.ts';
import { announceAgain, foreignKeys, whatIsThere } from './catalogue.queries.ts';
import { partsOf, type Part } from './archive-reader.ts';
import { checkBackup, tableOfPart, type CheckedBackup } from './check-backup.ts';
import { tableName, type BackedUpTable, type Header } from './manifest.schema.ts';
import { rowDigest } from './row-digest.ts';
import { filesFolder, putFilesInPlace, type FilesPlace } from './stored-files.ts';
import { columnsOf, quoted, rowsOf } from './write-backup.ts';

export type RestoreOptions = FilesPlace & {
  file: string;
  passphrase: string | null;
  migrations?: readonly Migration[];
  onProgress?: (done: string) => void;
};

/**
 * Brings a backup into an empty database and an empty files folder (恢复), all of it or nothing: reads
 * the whole file first, then loads in one transaction at the backup's own migrations, adds every table
 * up again, and only then applies what this program has beyond them. Answers what was restored.
 * Throws `Halt` where the target is not empty, or the backup is damaged or newer than the program.
 */
export async function restoreBackup(
  owner: pg.ClientConfig,
  options: RestoreOptions,
): Promise<CheckedBackup & { migrated: string[] }> {
  const { migrations = readMigrations() } = options;
  const checked = await checkBackup(options.file, options.passphrase);
  mustBeKnown(checked.header, migrations);
  const draft = `${filesFolder(options.dataDir)}.restoring`;
  try {
    const migrated = await withClient(owner, async (client) => {
      await client.query('set lock_timeout = 0; set statement_timeout = 0');
      await client.query('select pg_advisory_lock($1)', [LOCK]); // no start migrates meanwhile
      await refuseUnlessEmpty(client, options.dataDir, checked);
      await client.query('begin');
      const later = await load(client, { ...options, ...checked, migrations, draft });
      await putInPlace(draft, options, checked);
      await client.query('commit');
      await client.query('analyze');
      return later;
    });
    return { ...checked, migrated };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A backup rests on migrations; each must be one of this program's, letter by letter. */
function mustBeKnown(header: Header, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of header.migrations) {
    if (!known.has(name)) throw newerBackup(`${header.program}, ${name}`);
    if (known.get(name) !== checksum) throw foreignMigration(name);
  }
}

async function refuseUnlessEmpty(
  client: pg.ClientBase,
  dataDir: string,
  { manifest }: CheckedBackup,
): Promise<void> {
  const entriesOf = (folder: string) => readdir(folder).catch(() => []);
  const files = await entriesOf(filesFolder(dataDir));
  const secrets = new Set(manifest.secrets.map(({ name }) => name));
  const found = [
    ...(await whatIsThere(client)),
    ...(files.length ? [filesFolder(dataDir)] : []),
    ...(await entriesOf(dataDir)).filter((name) => secrets.has(name)),
  ];
  if (found.length) throw notEmpty(found.slice(0, 5), found.length - 5);
}

type Load = RestoreOptions & CheckedBackup & { migrations: readonly Migration[]; draft: string };

async function load(client: pg.ClientBase, all: Load): Promise<string[]> {
  const { header, manifest, migrations, onProgress } = all;
  const earlier = new Set(header.migrations.map(({ name }) => name));
  await makeLedger(client);
  for (const { name, sql } of migrations) if (earlier.has(name)) await client.query(sql);
  for (const table of header.tables) await makePartition(client, table);

  const keys = await foreignKeys(client);
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${name}`);
  if (header.tables.length) await client.query(`truncate ${header.tables.map(quoted).join(', ')}`); // what migrations wrote
  await loadParts(client, all);
  // Dropped for the load, so that no order of tables is needed and circles are no trouble.
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name, last, isCalled } of header.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled]);

  const promised = new Map(manifest.tables.map((sum) => [sum.name, sum]));
  for (const table of header.tables) {
    await mustAddUp(client, table, promised.get(tableName(table))?.digest);
    onProgress?.(`${tableName(table)} ✓`);
  }
  await announceAgain(client, header.unfinished);
  return moveOn(
    client,
    migrations.filter(({ name }) => !earlier.has(name)),
  );
}

async function makePartition(client: pg.ClientBase, table: BackedUpTable): Promise<void> {
  if (!table.partition) return;
  const { parent, bound } = table.partition;
  await client.query(`create table if not exists ${quoted(table)} partition of ${parent} ${bound}`);
}

async function loadParts(client: pg.ClientBase, { file, passphrase, header, draft }: Load) {
  const tables = new Map(header.tables.map((table) => [tableName(table), table]));
  let open: { name: string; copy: ReturnType<typeof copyInto> } | undefined;
  const close = async () => {
    await open?.copy.end();
    open = undefined;
  };
  for await (const part of partsOf(file, passphrase)) {
    const name = part.name.startsWith('tables/') ? tableOfPart(part.name) : undefined;
    if (open && open.name !== name) await close();
    if (name) {
      const table = tables.get(name);
      if (!table) throw doesNotAddUp(part.name);
      open ??= { name, copy: copyInto(client, table) };
      for await (const chunk of part.chunks) await open.copy.take(chunk);
    } else if (/^(files|secrets)\//.test(part.name)) {
      await writeDraft(draft, part.name, part);
    }
  }
  await close();
}

function copyInto(client: pg.ClientBase, table: BackedUpTable) {
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${columnsOf(table)}) from stdin`));
  const ended = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve).once('error', reject);
  });
  ended.catch(() => undefined); // told by whoever waits for it next
  return {
    take: (chunk: Buffer) =>
      stream.write(chunk)
        ? undefined
        : Promise.race([ended, new Promise<void>((go) => stream.once('drain', go))]),
    end: () => {
      stream.end();
      return ended;
    },
  };
}

async function writeDraft(draft: string, name: string, part: Part) {
  const target = path.join(draft, name);
  if (path.relative(draft, target).startsWith('..')) throw doesNotAddUp(name);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await writeFile(target, part.chunks, { mode: 0o600 });
}

async function mustAddUp(client: pg.ClientBase, table: BackedUpTable, promised?: string) {
  const digest = rowDigest();
  for await (const chunk of rowsOf(client, table)) digest.take(chunk);
  if (digest.sum().digest !== promised) throw doesNotAddUp(tableName(table));
}

/** From the backup's state to this program's, in the same transaction. */
async function moveOn(client: pg.ClientBase, later: readonly Migration[]): Promise<string[]> {
  for (const { name, sql, checksum } of later) {
    await client.query(sql);
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [
      name,
      checksum,
    ]);
  }
  await grantToWeb(client);
  return later.map(({ name }) => name);
}

/** Last before the commit: until here the data directory is as it was; a bucket may keep what a failure left. */
async function putInPlace(draft: string, place: FilesPlace, { manifest }: CheckedBackup) {
  await putFilesInPlace(path.join(draft, 'files'), place, manifest.files);
  for (const { name } of manifest.secrets)
    await rename(path.join(draft, 'secrets', name), path.join(place.dataDir, name));
}
