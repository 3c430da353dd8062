import type { JobKind } from '../jobs.ts';

/** Background work of the platform's search (全局搜索). */
export const searchJobs: readonly JobKind[] = [];
