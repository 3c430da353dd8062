import type { Served } from '../serve.ts';

/** Routes of the platform's calendar (日历). */
export const calendarRoutes: readonly Served[] = [];
