import { prepareDemo } from '../demo/first-start.ts';
import { startDatabase } from '../platform/embedded-postgres.ts';
import { codeOf, Halt, halt } from '../platform/halt.ts';
import { migrate } from '../platform/migrate.ts';
import type { Settings } from '../platform/settings.ts';
import { startServer } from '../server.ts';
import { askedToStop } from './asked-to-stop.ts';
import type { Command } from './command.ts';
import { buildPages } from './pages.ts';

/** Requests and jobs have 15 s each, at the same time, and PostgreSQL another 15 s. */
const stopWithinMs = 45_000;

/** `npm start` (启动): database, migrations, pages, server; then waits until it is asked to stop. */
export const start: Command = {
  summary: 'start the server · 启动',
  options: {},
  async run({ settings, values }) {
    const asked = askedToStop();
    const database = await startDatabase(settings);
    try {
      await migrate(database.owner);
      await prepare(settings);
      await prepareDemo(settings, database);
      const server = await listen(settings, database);
      announce(server, values['json'] === true);
      await asked;
      process.stderr.write('fairlead: stopping … · 正在停止 …\n');
      setTimeout(() => process.exit(1), stopWithinMs).unref(); // nothing may hold us for ever
      await server.close();
    } finally {
      await database.stop();
    }
    return 0;
  },
};

/** Without pages the API still serves: worth a warning here, but no start in production. */
async function prepare({ production }: Settings): Promise<void> {
  try {
    await buildPages();
  } catch (error) {
    if (production || !(error instanceof Halt)) throw error;
    process.stderr.write(`fairlead: ${error.message}\n`);
  }
}

type Server = Awaited<ReturnType<typeof startServer>>;

async function listen(settings: Settings, database: Parameters<typeof startServer>[0]['database']) {
  try {
    return await startServer({ settings, database });
  } catch (error) {
    const { host, port } = settings;
    if (codeOf(error) === 'EADDRINUSE') {
      throw halt(
        `PORT ${port} is in use: stop the other program or set PORT, e.g. PORT=${port + 1}`,
        `端口 ${port} 已被占用:请停止占用程序,或设 PORT=${port + 1}`,
      );
    }
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EACCES'].includes(codeOf(error))) {
      throw halt(
        `HOST ${host} PORT ${port} cannot be listened on (${codeOf(error)}): use HOST=127.0.0.1 and a PORT above 1023`,
        `无法监听 ${host}:${port}:请用 HOST=127.0.0.1 与 1023 以上端口`,
      );
    }
    throw error;
  }
}

function announce({ address, signIns }: Server, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ address, signIns })}\n`);
    return;
  }
  const lines = ['', `  Fairlead 领航  ${address}`, ''];
  for (const { login, password, who } of signIns) {
    lines.push(`  ${login.padEnd(12)} ${password.padEnd(20)} ${who}`);
  }
  process.stdout.write(`${lines.join('\n')}\n\n  Ctrl-C stops it · 按 Ctrl-C 停止\n\n`);
}
