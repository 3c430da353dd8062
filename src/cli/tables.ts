import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDatabase } from '../platform/embedded-postgres.ts';
import { migrate } from '../platform/migrate.ts';
import { codegenArguments, codegenEnvironment } from './codegen.ts';
import type { Command } from './command.ts';

/** `fairlead tables` (生成表类型): writes the types of every table from a freshly migrated database. */
export const tables: Command = {
  summary: 'write the types of the tables from the migrations · 由迁移生成表类型',
  options: {},
  async run() {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'fairlead-tables-'));
    const database = await startDatabase({ dataDir, databaseUrl: null });
    try {
      await migrate(database.owner);
      const made = spawnSync(process.execPath, codegenArguments(), {
        env: codegenEnvironment(database.owner),
        stdio: 'inherit',
      });
      return made.status ?? 1;
    } finally {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
