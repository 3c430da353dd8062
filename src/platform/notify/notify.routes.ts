import type { Served } from '../serve.ts';

/** Routes of the platform's notify (通知). */
export const notifyRoutes: readonly Served[] = [];
