import type { JobKind } from '../jobs.ts';

/** Background work of the platform's audit (审计). */
export const auditJobs: readonly JobKind[] = [];
