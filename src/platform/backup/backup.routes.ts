import { serve, type Served } from '../serve.ts';
import { askForBackup, listBackups } from './backup.actions.ts';
import { getBackups, postBackup } from './backup.schema.ts';

/** Routes of the platform's backup (备份). */
export const backupRoutes: readonly Served[] = [
  serve(getBackups, listBackups),
  serve(postBackup, askForBackup),
];
