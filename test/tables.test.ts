import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { codegenArguments, codegenEnvironment } from '../src/cli/codegen.ts';
import { freshDatabase } from './database.ts';

test('the types of the tables are those of the migrations; else run npx fairlead tables', async () => {
  const fresh = await freshDatabase();
  const made = spawnSync(process.execPath, codegenArguments('--verify'), {
    env: codegenEnvironment(fresh.owner),
    encoding: 'utf8',
  });
  await fresh.drop();
  expect(`${made.stdout}${made.stderr}`).not.toMatch(/not up-to-date/i);
  expect(made.status).toBe(0);
});
