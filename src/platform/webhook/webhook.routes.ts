import type { Served } from '../serve.ts';

/** Routes of the platform's webhook (出站回调). */
export const webhookRoutes: readonly Served[] = [];
