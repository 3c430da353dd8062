import { openDatabase, type Database } from '../platform/db.ts';
import type { RunningDatabase } from '../platform/embedded-postgres.ts';
import { halt } from '../platform/halt.ts';
import { countLogins } from '../platform/login.ts';
import type { Settings } from '../platform/settings.ts';
import { demoLogins } from './demo.queries.ts';
import { demoSignIns } from './sign-ins.ts';

/**
 * Makes the demo group (演示集团) on a first start, and completes one whose first start was cut short.
 * Its passwords are public: production refuses to serve a database that holds them.
 */
export async function prepareDemo(
  { demo, production }: Pick<Settings, 'demo' | 'production'>,
  connections: Pick<RunningDatabase, 'web' | 'owner'>,
): Promise<void> {
  const database = await openDatabase(connections, { connections: 3 });
  try {
    const known = (await demoLogins(database.web)).size;
    if (production && known > 0) throw demoInProduction();
    const isBegun = known > 0 && known < demoSignIns.length;
    if (demo && (isBegun || (await countLogins(database.web)) === 0)) await make(database);
  } finally {
    await database.end();
  }
}

async function make(database: Database): Promise<void> {
  process.stderr.write('fairlead: making the demo group … · 正在生成演示集团 …\n');
  const { loadDemo } = await import('./load.ts');
  await loadDemo(database, { now: new Date().toISOString() });
}

const demoInProduction = () =>
  halt(
    'This database holds the demo group, whose passwords are public, refused with NODE_ENV=production: use another DATA_DIR or DATABASE_URL',
    '数据库里有演示集团，其密码是公开的，正式环境不能使用：请换用另一个 DATA_DIR 或 DATABASE_URL',
  );
