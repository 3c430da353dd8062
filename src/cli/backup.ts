import path from 'node:path';
import { checkBackup } from '../platform/backup/check-backup.ts';
import { passphraseFrom } from '../platform/backup/passphrase.ts';
import { writeBackup } from '../platform/backup/write-backup.ts';
import { withClient } from '../platform/database-roles.ts';
import { joinDatabase } from '../platform/embedded-postgres.ts';
import { halt } from '../platform/halt.ts';
import { print, type Call, type Command } from './command.ts';
import { progressLine } from './progress.ts';

/** `fairlead backup FILE` (备份): a consistent copy of a running system, read back before it counts. */
export const backup: Command = {
  summary: 'copy the running system into one file · 备份',
  options: {
    check: { type: 'boolean' },
    'without-secrets': { type: 'boolean' },
    'passphrase-file': { type: 'string' },
  },
  async run(call) {
    const file = fileOf(call, 'backup');
    const passphrase = passphraseFrom(call.values['passphrase-file']);
    const since = performance.now();
    const bytes = call.values['check'] ? null : await write(call, file, passphrase);
    const { header, manifest } = await checkBackup(file, passphrase);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const answer = {
      file,
      bytes,
      program: header.program,
      createdAt: header.createdAt,
      tables: manifest.tables.length,
      rows,
      files: manifest.files.length,
      secrets: manifest.secrets.length,
      ms: Math.round(performance.now() - since),
    };
    print(call, answer, () => linesOf(answer, passphrase !== null));
    return 0;
  },
};

async function write(call: Call, file: string, passphrase: string | null): Promise<number> {
  const database = await joinDatabase(call.settings);
  const progress = progressLine();
  try {
    const { bytes } = await withClient(database.owner, (client) =>
      writeBackup(client, {
        dataDir: call.settings.dataDir,
        bucket: call.settings.filesS3,
        file,
        passphrase,
        withSecrets: !call.values['without-secrets'],
        now: new Date().toISOString(),
        onProgress: progress.say,
      }),
    );
    return bytes;
  } finally {
    progress.end();
    await database.stop();
  }
}

/** The one file that a command is about, as a full path. */
export function fileOf({ positionals }: Call, command: string): string {
  const [file, ...more] = positionals;
  if (file && !more.length) return path.resolve(file);
  throw halt(`use: npx fairlead ${command} FILE`, `用法：npx fairlead ${command} 文件`);
}

type Answer = { file: string; tables: number; rows: number; files: number; secrets: number };

const linesOf = ({ file, tables, rows, files, secrets }: Answer, isEncrypted: boolean) => [
  `${file}: ${tables} tables, ${rows} rows, ${files} files, read back and whole · 备份完整`,
  ...(secrets && !isEncrypted
    ? [
        'It holds the keys of this installation: keep it as safe as the server · 备份含本系统密钥，请同样妥善保管',
      ]
    : []),
];
