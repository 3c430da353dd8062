import type { Served } from '../../../platform/serve.ts';

/** Leaving and handing work over (离职交接). */
export const handoverRoutes: readonly Served[] = [];
