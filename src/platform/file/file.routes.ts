import type { Served } from '../serve.ts';

/** Routes of the platform's file (文件). */
export const fileRoutes: readonly Served[] = [];
