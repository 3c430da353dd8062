import type { JobKind } from '../jobs.ts';

/** Background work of the platform's notify (通知). */
export const notifyJobs: readonly JobKind[] = [];
