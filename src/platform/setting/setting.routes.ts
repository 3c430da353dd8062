import type { Served } from '../serve.ts';

/** Routes of the platform's setting (生效日设置). */
export const settingRoutes: readonly Served[] = [];
