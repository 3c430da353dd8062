import type { JobKind } from '../jobs.ts';

/** Background work of the platform's calendar (日历). */
export const calendarJobs: readonly JobKind[] = [];
