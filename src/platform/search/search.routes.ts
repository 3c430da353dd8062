import type { Served } from '../serve.ts';

/** Routes of the platform's search (全局搜索). */
export const searchRoutes: readonly Served[] = [];
