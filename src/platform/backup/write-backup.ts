import { hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { codeOf } from '../halt.ts';
import { programVersion } from '../program-version.ts';
import { writeArchive, type ArchiveWriter } from './archive-writer.ts';
import { alreadyThere } from './backup.halts.ts';
import {
  appliedMigrations,
  postgresVersion,
  sequencesOf,
  tablesToBackUp,
  unfinishedEvents,
} from './catalogue.queries.ts';
import {
  FORMAT,
  tableName,
  type BackedUpTable,
  type FileSum,
  type Header,
  type Manifest,
  type TableSum,
} from './manifest.schema.ts';
import { rowDigest } from './row-digest.ts';
import { SECRETS, storedFiles, type FilesPlace } from './stored-files.ts';

/** Rows travel in parts of this size, so that a table of any size needs no more memory. */
const PART = 4 * 1024 * 1024;

export type BackupOptions = FilesPlace & {
  file: string;
  passphrase: string | null;
  withSecrets: boolean;
  now: string;
  onProgress?: (done: string) => void;
};

export type Backup = { header: Header; manifest: Manifest; bytes: number };

/**
 * Writes a consistent copy of a running system into one file (备份): every table as one snapshot saw
 * it, then the uploaded files, which never change once written. Writers are not held up. Needs the
 * owner's connection outside a transaction. Throws `Halt` where the file exists or cannot be written.
 */
export async function writeBackup(client: pg.ClientBase, options: BackupOptions): Promise<Backup> {
  if (await isThere(options.file)) throw alreadyThere(options.file);
  await client.query(
    `begin isolation level repeatable read read only; set local statement_timeout = 0;
     set local idle_in_transaction_session_timeout = 0; set local row_security = off;
     set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
     set local extra_float_digits = 1; set local bytea_output = 'hex'`,
  );
  try {
    const header = await headerOf(client, options.now);
    await holdTables(client, header.tables);
    const manifest: Manifest = { tables: [], files: [], secrets: [] };
    const bytes = await writeArchive(options.file, options.passphrase, async (writer) => {
      await writer.put('fairlead.json', json(header));
      for (const table of header.tables) {
        manifest.tables.push(await putTable(client, writer, table));
        options.onProgress?.(tableName(table));
      }
      await putFiles(writer, options, manifest);
      await writer.put('manifest.json', json(manifest));
    });
    return { header, manifest, bytes };
  } finally {
    await client.query('rollback');
  }
}

async function headerOf(client: pg.ClientBase, createdAt: string): Promise<Header> {
  return {
    format: FORMAT,
    program: programVersion(),
    postgres: await postgresVersion(client),
    createdAt,
    migrations: await appliedMigrations(client),
    tables: await tablesToBackUp(client),
    sequences: await sequencesOf(client),
    unfinished: await unfinishedEvents(client),
  };
}

/** Nobody may change or empty a table between the snapshot and its copy; reading and writing go on. */
async function holdTables(client: pg.ClientBase, tables: readonly BackedUpTable[]): Promise<void> {
  if (tables.length)
    await client.query(
      `lock table only ${tables.map(quoted).join(', only ')} in access share mode`,
    );
}

export const quoted = ({ schema, name }: Pick<BackedUpTable, 'schema' | 'name'>) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** COPY of exactly the columns that the backup names, so that their order does not matter. */
export const columnsOf = ({ columns }: Pick<BackedUpTable, 'columns'>) =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/** The rows of a table as COPY text. */
export const rowsOf = (client: pg.ClientBase, table: BackedUpTable): AsyncIterable<Buffer> =>
  client.query(copyTo(`copy ${quoted(table)} (${columnsOf(table)}) to stdout`));

async function putTable(
  client: pg.ClientBase,
  writer: ArchiveWriter,
  table: BackedUpTable,
): Promise<TableSum> {
  const digest = rowDigest();
  let held: Buffer[] = [];
  let size = 0;
  let part = 0;
  const flush = async () => {
    part += 1;
    const name = `tables/${tableName(table)}/${String(part).padStart(6, '0')}`;
    await writer.put(name, Buffer.concat(held));
    [held, size] = [[], 0];
  };
  for await (const chunk of rowsOf(client, table)) {
    digest.take(chunk);
    held.push(chunk);
    size += chunk.length;
    if (size >= PART) await flush();
  }
  if (size) await flush();
  return { name: tableName(table), ...digest.sum() };
}

async function putFiles(
  writer: ArchiveWriter,
  { withSecrets, onProgress, ...place }: BackupOptions,
  manifest: Manifest,
): Promise<void> {
  for await (const { name, bytes, path: source } of storedFiles(place)) {
    const sha256 = await sumOf(source, bytes).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null; // removed meanwhile, and no row needs it
      throw error;
    });
    if (sha256 === null) continue;
    await writer.putFile(`files/${name}`, source, bytes);
    manifest.files.push({ name, bytes, sha256 });
  }
  if (manifest.files.length) onProgress?.(`${manifest.files.length} files`);
  if (withSecrets) manifest.secrets.push(...(await putSecrets(writer, place.dataDir)));
}

async function putSecrets(writer: ArchiveWriter, dataDir: string): Promise<FileSum[]> {
  const sums: FileSum[] = [];
  for (const name of SECRETS) {
    const bytes = await readFile(path.join(dataDir, name)).catch(() => null);
    if (!bytes) continue;
    await writer.put(`secrets/${name}`, bytes);
    sums.push({ name, bytes: bytes.length, sha256: hash('sha256', bytes) });
  }
  return sums;
}

async function sumOf(file: string, bytes: number): Promise<string> {
  const sum = createHash('sha256');
  if (bytes)
    for await (const chunk of createReadStream(file, { end: bytes - 1 }))
      sum.update(chunk as Buffer);
  return sum.digest('hex');
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1));

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );
