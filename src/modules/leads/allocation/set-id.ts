import { createHash } from 'node:crypto';
import type { CandidateSet } from './allocation.rules.ts';

/** The id of a list of candidates is what it says (内容指纹): many receipts that rest on the same list keep it once. */
export function setIdOf(storeId: string, role: string, set: CandidateSet): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([storeId, role, set]))
    .digest('hex');
  // Written as a uuid of version 8, whose bits are the maker's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
