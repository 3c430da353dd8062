import type { JobKind } from '../jobs.ts';

/** Background work of the platform's backup (备份). */
export const backupJobs: readonly JobKind[] = [];
