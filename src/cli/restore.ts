import { passphraseFrom } from '../platform/backup/passphrase.ts';
import { restoreBackup } from '../platform/backup/restore-backup.ts';
import { joinDatabase } from '../platform/embedded-postgres.ts';
import { fileOf } from './backup.ts';
import { print, type Command } from './command.ts';
import { progressLine } from './progress.ts';

/** `fairlead restore FILE` (恢复): into an empty embedded database or the empty one of DATABASE_URL. */
export const restore: Command = {
  summary: 'bring a backup into an empty database · 恢复备份',
  options: { 'passphrase-file': { type: 'string' } },
  async run(call) {
    const file = fileOf(call, 'restore');
    const passphrase = passphraseFrom(call.values['passphrase-file']);
    const since = performance.now();
    const database = await joinDatabase(call.settings);
    const progress = progressLine();
    try {
      const { header, manifest, migrated } = await restoreBackup(database.owner, {
        dataDir: call.settings.dataDir,
        bucket: call.settings.filesS3,
        file,
        passphrase,
        onProgress: progress.say,
      });
      progress.end();
      const answer = {
        createdAt: header.createdAt,
        tables: manifest.tables.length,
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        files: manifest.files.length,
        migrated,
        ms: Math.round(performance.now() - since),
      };
      print(call, answer, () => [
        `restored the state of ${answer.createdAt}: ${answer.tables} tables, ${answer.rows} rows, ${answer.files} files, all add up · 恢复完成，逐表核对一致`,
      ]);
      return 0;
    } finally {
      progress.end();
      await database.stop();
    }
  },
};
