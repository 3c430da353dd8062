import type { Served } from '../../../platform/serve.ts';

/** Invitations, accounts and roles (账号与角色). */
export const accountRoutes: readonly Served[] = [];
