import { parseArgs } from 'node:util';
import { Refusal } from './kernel/refusal.ts';
import type { Command } from './cli/command.ts';
import { Halt } from './platform/halt.ts';
import { keepSecretsIn } from './platform/secret.ts';
import { readSettings } from './platform/settings.ts';

/** Every command and the file that holds it; loaded when called, so that each starts quickly. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./cli/start.ts')).start,
  token: async () => (await import('./cli/token.ts')).token,
  import: async () => (await import('./cli/import.ts')).importCommand,
  kpi: async () => (await import('./cli/kpi.ts')).kpi,
  'replay-allocation': async () => (await import('./cli/replay-allocation.ts')).replayCommand,
  migrate: async () => (await import('./cli/migrate.ts')).migrateCommand,
  distribute: async () => (await import('./cli/distribute.ts')).distributeCommand,
  openapi: async () => (await import('./cli/openapi.ts')).openapi,
  build: async () => (await import('./cli/build.ts')).build,
  bench: async () => (await import('./cli/bench.ts')).bench,
  tables: async () => (await import('./cli/tables.ts')).tables,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
};

await run(process.argv.slice(2));
// An exit cuts off what a pipe has not taken yet.
for (const stream of [process.stdout, process.stderr])
  await new Promise((done) => stream.write('', done));
process.exit(); // a failed start may leave connections open that nobody will close

async function run([name = 'help', ...args]: string[]): Promise<void> {
  try {
    const load = commands[name];
    if (!load) return help(name);
    const command = await load();
    const { values, positionals } = parse(command, args);
    const settings = readSettings(process.env);
    keepSecretsIn(settings.dataDir);
    process.exitCode = await command.run({ settings, values, positionals });
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`fairlead: ${lineFor(error)}\n`);
  }
}

function parse(command: Command, args: string[]) {
  const options = { ...command.options, json: { type: 'boolean' as const } };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  return { values: values as Record<string, string | boolean | undefined>, positionals };
}

function help(name: string): void {
  const known = Object.keys(commands).join(', ');
  const isAsked = ['help', '--help', '-h'].includes(name);
  if (!isAsked) process.exitCode = 2;
  const line = `npx fairlead <command> [--json] · 命令: ${known}\n`;
  (isAsked ? process.stdout : process.stderr).write(
    isAsked ? line : `fairlead: no command "${name}"; ${line}`,
  );
}

/** One line for people; our own bugs keep their stack, because only it says where. */
function lineFor(error: unknown): string {
  if (error instanceof Halt) return error.message;
  if (error instanceof Refusal) return `${error.code} ${JSON.stringify(error.details)}`;
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return error.message.split('\n')[0]!;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
