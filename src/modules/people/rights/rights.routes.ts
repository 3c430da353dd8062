import type { Served } from '../../../platform/serve.ts';

/** Sharing, standing in, and why somebody may or may not (权限). */
export const rightsRoutes: readonly Served[] = [];
