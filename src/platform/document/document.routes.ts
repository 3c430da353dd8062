import type { Served } from '../serve.ts';

/** Routes of the platform's document (文档). */
export const documentRoutes: readonly Served[] = [];
