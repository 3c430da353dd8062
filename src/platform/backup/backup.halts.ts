import { halt } from '../halt.ts';

/** What a backup or a restore says when it cannot go on; nothing has been changed by then. */
export const cutShort = () =>
  halt(
    'the backup is cut short or damaged: nothing was restored; take an earlier one',
    '备份不完整或已损坏，未作任何恢复：请改用更早的备份',
  );

export const doesNotAddUp = (what: string) =>
  halt(
    `the backup is damaged at ${what}: nothing was restored; take an earlier one`,
    `备份在 ${what} 处已损坏，未作任何恢复：请改用更早的备份`,
  );

export const noBackup = (file: string) =>
  halt(`${file} is no backup of Fairlead`, `${file} 不是领航的备份文件`);

export const cannotBeRead = (file: string, code: string) =>
  halt(
    `${file} cannot be read (${code}): check the path and its owner`,
    `无法读取 ${file}：请检查路径与属主`,
  );

export const alreadyThere = (file: string) =>
  halt(
    `${file} exists already and is never overwritten: name another file`,
    `${file} 已存在，不会覆盖：请换一个文件名`,
  );

export const wantsPassphrase = (file: string) =>
  halt(
    `${file} is encrypted: name the file with its passphrase by --passphrase-file`,
    `${file} 已加密：请用 --passphrase-file 指定口令文件`,
  );

export const emptyPassphrase = (file: string) =>
  halt(
    `the passphrase in ${file} is shorter than 12 characters: use a longer one`,
    `${file} 中的口令不足 12 个字符：请换更长的口令`,
  );

export const newerBackup = (program: string) =>
  halt(
    `the backup was made by a newer program (${program}): restore it with that one`,
    `备份由较新的程序（${program}）生成：请用该版本恢复`,
  );

export const foreignMigration = (name: string) =>
  halt(
    `the backup rests on migration ${name}, which this program has in another form: restore with the program that made it`,
    `备份所依据的迁移 ${name} 与本程序不一致：请用生成备份的程序恢复`,
  );

export const notEmpty = (found: readonly string[], more: number) =>
  halt(
    `the target is not empty: ${found.join(', ')}${more > 0 ? ` and ${more} more` : ''}; restore into a new DATA_DIR or an empty database`,
    `恢复目标不为空（${found.join('、')}${more > 0 ? ` 等，另有 ${more} 项` : ''}）：请恢复到新的 DATA_DIR 或空数据库`,
  );

export const cannotBeWritten = (file: string, code: string) =>
  halt(
    `${file} cannot be written (${code}): ${code === 'ENOSPC' ? 'free some space' : 'check the folder and its owner'}; no backup was made`,
    `无法写入 ${file}（${code}），未生成备份：${code === 'ENOSPC' ? '请清理磁盘空间' : '请检查目录与属主'}`,
  );
