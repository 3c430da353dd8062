import { serve, serveVisit, type Served } from '../../../platform/serve.ts';
import {
  disableAccount,
  enableAccount,
  listAccounts,
  makeAccount,
  readAccount,
  resetPassword,
  unlockAccount,
} from './account.actions.ts';
import {
  deleteDisablement,
  deleteLock,
  getAccount,
  getAccounts,
  postAccount,
  postDisablement,
  postFirstPassword,
} from './account.schema.ts';
import {
  acceptInvitation,
  invite,
  readInvitation,
  revokeInvitation,
} from './invitation.actions.ts';
import {
  deleteInvitation,
  getInvitation,
  postAcceptance,
  postInvitation,
} from './invitation.schema.ts';
import { readPersonPage } from './person-page.actions.ts';
import { getPerson } from './person-page.schema.ts';
import {
  changeRole,
  dropRole,
  grantRole,
  listRoleNames,
  listRoles,
  makeRole,
  resetRole,
  takeRole,
} from './role-grid.actions.ts';
import {
  deletePersonRole,
  deleteRole,
  getRoleNames,
  getRoles,
  patchRole,
  postPersonRole,
  postRole,
  postRoleReset,
} from './role-grid.schema.ts';

const guessing = { max: 30, perMinutes: 1 };

/** Invitations, accounts and roles (账号与角色). */
export const accountRoutes: readonly Served[] = [
  serve(getPerson, readPersonPage),
  serve(getAccounts, listAccounts),
  serve(getAccount, readAccount),
  serve(postAccount, makeAccount),
  serve(postFirstPassword, resetPassword),
  serve(postDisablement, disableAccount),
  serve(deleteDisablement, enableAccount),
  serve(deleteLock, unlockAccount),
  serve(postInvitation, invite),
  serve(deleteInvitation, revokeInvitation),
  serveVisit(getInvitation, readInvitation, guessing),
  serveVisit(postAcceptance, acceptInvitation, guessing),
  serve(getRoleNames, listRoleNames),
  serve(getRoles, listRoles),
  serve(postRole, makeRole),
  serve(patchRole, changeRole),
  serve(postRoleReset, resetRole),
  serve(deleteRole, dropRole),
  serve(postPersonRole, grantRole),
  serve(deletePersonRole, takeRole),
];
