import { createHash } from 'node:crypto';
import { partsOf, type Part } from './archive-reader.ts';
import { cutShort, doesNotAddUp, newerBackup, noBackup } from './backup.halts.ts';
import { FORMAT, Header, Manifest, tableName, type FileSum } from './manifest.schema.ts';
import { rowDigest } from './row-digest.ts';

export type CheckedBackup = { header: Header; manifest: Manifest };

/**
 * Reads a backup from end to end and adds everything up (备份校验): nothing is restored from a file
 * that was not whole a moment before. Throws `Halt` where a part is missing or differs.
 */
export async function checkBackup(file: string, passphrase: string | null): Promise<CheckedBackup> {
  let header: Header | undefined;
  let manifest: Manifest | undefined;
  const tables = new Map<string, ReturnType<typeof rowDigest>>();
  const files = new Map<string, FileSum>();
  for await (const part of partsOf(file, passphrase)) {
    if (!header) header = await headerFrom(part, file);
    else if (part.name === 'manifest.json') manifest = Manifest.parse(await jsonOf(part));
    else if (part.name.startsWith('tables/')) await addRows(part, tables);
    else files.set(part.name, await sumOf(part));
  }
  if (!header || !manifest) throw cutShort();
  compareTables(header, manifest, tables);
  compareFiles(manifest, files);
  return { header, manifest };
}

/** The header alone: what a backup is, without reading all of it. */
export async function headerOf(file: string, passphrase: string | null): Promise<Header> {
  for await (const part of partsOf(file, passphrase)) return headerFrom(part, file);
  throw cutShort();
}

async function headerFrom(part: Part, file: string): Promise<Header> {
  if (part.name !== 'fairlead.json') throw noBackup(file);
  const given = (await jsonOf(part)) as { format?: unknown; program?: unknown };
  if (typeof given.format === 'number' && given.format > FORMAT)
    throw newerBackup(String(given.program));
  return Header.parse(given);
}

async function bytesOf(part: Part): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const jsonOf = async (part: Part): Promise<unknown> =>
  JSON.parse((await bytesOf(part)).toString('utf8'));

/** `tables/<schema.name>/<number>`: which table a part belongs to. */
export const tableOfPart = (name: string) => name.split('/')[1] ?? '';

async function addRows(part: Part, tables: Map<string, ReturnType<typeof rowDigest>>) {
  const name = tableOfPart(part.name);
  const digest = tables.get(name) ?? rowDigest();
  tables.set(name, digest);
  for await (const chunk of part.chunks) digest.take(chunk);
}

async function sumOf(part: Part): Promise<FileSum> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const chunk of part.chunks) {
    sum.update(chunk);
    bytes += chunk.length;
  }
  return { name: part.name, bytes, sha256: sum.digest('hex') };
}

function compareTables(
  { tables }: Header,
  manifest: Manifest,
  found: Map<string, ReturnType<typeof rowDigest>>,
): void {
  const promised = new Map(manifest.tables.map((sum) => [sum.name, sum]));
  for (const name of new Set([...tables.map(tableName), ...promised.keys(), ...found.keys()])) {
    const sum = (found.get(name) ?? rowDigest()).sum();
    const { rows, digest } = promised.get(name) ?? { rows: -1, digest: '' };
    if (sum.rows !== rows || sum.digest !== digest) throw doesNotAddUp(name);
  }
}

function compareFiles({ files, secrets }: Manifest, found: Map<string, FileSum>): void {
  const promised = [
    ...files.map((sum) => ({ ...sum, name: `files/${sum.name}` })),
    ...secrets.map((sum) => ({ ...sum, name: `secrets/${sum.name}` })),
  ];
  for (const { name, bytes, sha256 } of promised) {
    const sum = found.get(name);
    if (sum?.bytes !== bytes || sum.sha256 !== sha256) throw doesNotAddUp(name);
    found.delete(name);
  }
  const [surplus] = found.keys();
  if (surplus) throw doesNotAddUp(surplus);
}
