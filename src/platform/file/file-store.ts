import type { Readable } from 'node:stream';

/** Part of a content, both ends inclusive. */
export type Range = { start: number; end: number };

/**
 * Where contents lie (文件存储), by the hash of what they are: the same content is kept once, and a name from
 * outside never becomes a path. `put` is whole or not at all.
 */
export type FileStore = {
  put(sha256: string, from: { path: string; bytes: number; mediaType: string }): Promise<void>;
  get(sha256: string, range?: Range): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
};
