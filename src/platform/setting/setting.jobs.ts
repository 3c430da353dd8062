import type { JobKind } from '../jobs.ts';

/** Background work of the platform's setting (生效日设置). */
export const settingJobs: readonly JobKind[] = [];
