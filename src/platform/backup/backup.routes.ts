import type { Served } from '../serve.ts';

/** Routes of the platform's backup (备份). */
export const backupRoutes: readonly Served[] = [];
