import type { Served } from '../serve.ts';

/** Routes of the platform's list (列表视图). */
export const listRoutes: readonly Served[] = [];
