import { z } from 'zod';

/** Raised when an older program could no longer read what a newer one writes. */
export const FORMAT = 1;

const Table = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  /** A month of the fact log, say: made while the program ran, so made again at the restore. */
  partition: z.object({ parent: z.string(), bound: z.string() }).nullable(),
});
export type BackedUpTable = z.infer<typeof Table>;

/** First in a backup: what it holds and what can read it. Whatever is needed before any row is loaded. */
export const Header = z.object({
  format: z.int(),
  program: z.string(),
  postgres: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
  /** Announced events whose work had not ended: the restored program does it again. */
  unfinished: z.array(z.object({ tenantId: z.string(), topic: z.string(), key: z.string() })),
});
export type Header = z.infer<typeof Header>;

export const TableSum = z.object({
  name: z.string(),
  rows: z.int(),
  bytes: z.int(),
  digest: z.string(),
});
export type TableSum = z.infer<typeof TableSum>;

const FileSum = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });
export type FileSum = z.infer<typeof FileSum>;

/** Last in a backup: what every part must add up to. A file without it was cut short. */
export const Manifest = z.object({
  tables: z.array(TableSum),
  files: z.array(FileSum),
  secrets: z.array(FileSum),
});
export type Manifest = z.infer<typeof Manifest>;

export const tableName = ({ schema, name }: Pick<BackedUpTable, 'schema' | 'name'>) =>
  `${schema}.${name}`;
