import type { KindShape } from './field.schema.ts';
import type { Limits } from './limits.schema.ts';
import type { Encoding, Mapping } from './mapping.schema.ts';

/** What the worker is started with; everything crosses by structured clone. */
export type Task = {
  file: string;
  /** The name that the person gave the file; only its extension matters. */
  name: string;
  kind: KindShape;
  limits: Limits;
} & (
  | { do: 'analyse'; asked: { encoding?: Encoding; sheet?: string; headerRow?: number } }
  | { do: 'stage'; mapping: Mapping }
  | { do: 'cells'; mapping: Mapping; rows: ReadonlySet<number> }
);

/** A stretch of COPY-ready lines; `rows` counts rows of the file read so far. */
export type Chunk = { text: Uint8Array; rows: number; staged: number };

/** What the staging found out about the whole file, sent after its last chunk. */
export type Staged = {
  rows: number;
  rejected: number;
  columns: string[];
  /** First and last day or month in the file, for the partitions of the fact log. */
  earliest: string | null;
  latest: string | null;
};

export type Failure = { status: number; code: string; details: Record<string, unknown> };

/** What the worker says. After each chunk it waits for an acknowledgement when too many are open. */
export type Message =
  | { is: 'chunk'; chunk: Chunk }
  | { is: 'done'; result: unknown }
  | { is: 'refused'; failure: Failure };

/** Chunks that may be under way at once: enough to keep both sides busy, few enough to stay small. */
export const openChunks = 4;
export const chunkBytes = 256 * 1024;
