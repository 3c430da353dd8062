import type { JobKind } from '../jobs.ts';

/** Background work of the platform's webhook (出站回调). */
export const webhookJobs: readonly JobKind[] = [];
