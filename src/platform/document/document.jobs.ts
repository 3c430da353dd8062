import type { JobKind } from '../jobs.ts';

/** Background work of the platform's document (文档). */
export const documentJobs: readonly JobKind[] = [];
