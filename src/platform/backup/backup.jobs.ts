import type { JobKind } from '../jobs.ts';
import { makeDueBackup, performBackup } from './backup.actions.ts';

/** Background work of the platform's backup (备份). */
export const backupJobs: readonly JobKind[] = [
  {
    queue: 'backup-due',
    cron: '*/5 * * * *',
    run: (workshop) => makeDueBackup(workshop),
  },
  {
    queue: 'backup-asked',
    on: 'backup.asked',
    run: (workshop, { key }) => performBackup(workshop, key),
  },
];
