import type { JobKind } from '../jobs.ts';
import { fileStore } from './stores.ts';
import { sweepFiles } from './sweep.ts';

/** Background work of files (附件): what was removed a week ago goes for good, each night. */
export const fileJobs: readonly JobKind[] = [
  {
    queue: 'file.sweep',
    cron: '10 4 * * *',
    run: async ({ database, clock }) => {
      await sweepFiles({ database, now: clock() }, fileStore());
    },
  },
];
