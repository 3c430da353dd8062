import { createHash } from 'node:crypto';

/**
 * The hash of what is signed (文档指纹): SHA-256 over JSON whose keys are in order, so that the same content gives
 * the same 64 hex digits whoever writes it down again.
 */
export const documentHash = (content: unknown): string =>
  createHash('sha256').update(inOrder(content)).digest('hex');

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${inOrder(one)}`).join(',')}}`;
}
