import type { JobKind } from '../jobs.ts';

/** Background work of the platform's file (文件). */
export const fileJobs: readonly JobKind[] = [];
