import { withClient } from '../platform/database-roles.ts';
import { distribute, hasCitus } from '../platform/distribute.ts';
import { joinDatabase } from '../platform/embedded-postgres.ts';
import { halt } from '../platform/halt.ts';
import { pendingMigrations, type migrate } from '../platform/migrate.ts';
import { print, type Command } from './command.ts';

/** `fairlead distribute` (分布): turns the database of `DATABASE_URL` into a Citus one; elsewhere it says so and does nothing. */
export const distributeCommand: Command = {
  summary: 'spread the tables over a Citus cluster · 分布到 Citus 集群',
  options: {},
  async run(call) {
    const database = await joinDatabase(call.settings);
    try {
      const isCluster = await withClient(database.owner, hasCitus);
      if (!isCluster) return say(call, null);
      await upToDate(database.owner);
      const spread = await withClient(database.owner, (client) =>
        distribute(client, (name) => process.stderr.write(`fairlead: ${name} …\n`)),
      );
      return say(call, spread);
    } finally {
      await database.stop();
    }
  },
};

async function upToDate(owner: Parameters<typeof migrate>[0]): Promise<void> {
  const pending = await pendingMigrations(owner);
  if (pending.length === 0) return;
  throw halt(
    `The database lacks ${pending.join(', ')}: run npx fairlead migrate first`,
    `数据库尚缺迁移 ${pending.join('、')}:请先执行 npx fairlead migrate`,
  );
}

function say(call: Parameters<Command['run']>[0], spread: readonly string[] | null): number {
  print(call, { citus: spread !== null, distributed: spread ?? [] }, () => {
    if (spread === null)
      return ['no Citus extension here: nothing to do · 数据库没有 Citus 扩展,无需分布'];
    return spread.length ? spread : ['already distributed · 已全部分布'];
  });
  return 0;
}
