import { joinDatabase } from '../platform/embedded-postgres.ts';
import { migrate } from '../platform/migrate.ts';
import { print, type Command } from './command.ts';

/** `fairlead migrate`: applies the missing migrations and names them. */
export const migrateCommand: Command = {
  summary: 'apply the missing migrations · 执行数据库迁移',
  options: {},
  async run(call) {
    const database = await joinDatabase(call.settings);
    try {
      const applied = await migrate(database.owner);
      print(call, { applied }, () => (applied.length ? applied : ['up to date · 已是最新']));
      return 0;
    } finally {
      await database.stop();
    }
  },
};
