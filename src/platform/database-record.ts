import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DATABASE, OWNER_ROLE, WEB_ROLE, type Passwords } from './database-roles.ts';
import { codeOf, halt } from './halt.ts';

/** DATA_DIR/database.json (mode 600): how a command finds the server that runs. */
export type DatabaseRecord = { passwords: Passwords; port: number | null };

/** How `user` signs in to the embedded server at `port`. */
export const signIn = (port: number, user: string, password: string, database: string) => ({
  host: '127.0.0.1',
  port,
  user,
  password,
  database,
});

/** The two roles of the embedded database, ready to connect. */
export const rolesAt = (port: number, { owner, web }: Passwords) => ({
  owner: signIn(port, OWNER_ROLE, owner, DATABASE),
  web: signIn(port, WEB_ROLE, web, DATABASE),
});

/** Random passwords of a new installation, 192 bits each. */
export const newPasswords = (): Passwords => ({
  superuser: randomBytes(24).toString('base64url'),
  owner: randomBytes(24).toString('base64url'),
  web: randomBytes(24).toString('base64url'),
});

const recordFile = (dataDir: string) => path.join(dataDir, 'database.json');

/** What the last start wrote, or undefined before the first. */
export function readRecord(dataDir: string): DatabaseRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir), 'utf8')) as DatabaseRecord;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw halt(
      `${recordFile(dataDir)} cannot be read: start as its owner, or restore it from a backup`,
      `无法读取 ${recordFile(dataDir)}:请以其属主启动,或从备份恢复`,
    );
  }
}

/** Replaces the record in one step, so that a reader never meets half of it. */
export function writeRecord(dataDir: string, record: DatabaseRecord): void {
  const draft = `${recordFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  renameSync(draft, recordFile(dataDir));
}
