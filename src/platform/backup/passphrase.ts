import { readFileSync } from 'node:fs';
import { codeOf } from '../halt.ts';
import { cannotBeRead, emptyPassphrase } from './backup.halts.ts';

/**
 * The passphrase of backups (备份口令), from a file, so that it stands in no list of processes and no
 * history. Null where none is named. Throws `Halt` where it cannot be read or is under 12 characters.
 */
export function passphraseFrom(file: unknown): string | null {
  if (typeof file !== 'string') return null;
  const passphrase = read(file).trim();
  if (passphrase.length < 12) throw emptyPassphrase(file);
  return passphrase;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw cannotBeRead(file, codeOf(error));
  }
}
