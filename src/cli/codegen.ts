import { readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

const home = path.resolve(import.meta.dirname, '../../node_modules/kysely-codegen');

/** How kysely-codegen is run; its settings stand in `.kysely-codegenrc.json`. */
export function codegenArguments(...more: readonly string[]): string[] {
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  return [path.join(home, bin['kysely-codegen']!), ...more];
}

/** The database goes by the environment, so that its password is not in the list of processes. */
export const codegenEnvironment = ({ user, password, host, port, database }: pg.ClientConfig) => ({
  ...process.env,
  DATABASE_URL: `postgres://${user}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`,
});
