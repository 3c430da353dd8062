import type { Served } from '../serve.ts';

/** Routes of the platform's audit (审计). */
export const auditRoutes: readonly Served[] = [];
