import type { JobKind } from '../jobs.ts';

/** Background work of the platform's list (列表视图). */
export const listJobs: readonly JobKind[] = [];
