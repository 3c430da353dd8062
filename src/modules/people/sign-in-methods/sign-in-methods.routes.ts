import type { Served } from '../../../platform/serve.ts';

/** Ways to sign in besides a password (登录方式). */
export const signInMethodRoutes: readonly Served[] = [];
