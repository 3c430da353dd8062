import { serveList } from '../../platform/list/serve-list.ts';
import { serve, serveExchange, serveVisit } from '../../platform/serve.ts';
import {
  listSessions,
  makeToken,
  revokeOtherSessions,
  revokeOwnSession,
} from './api-token.actions.ts';
import {
  deleteOtherSessions,
  deleteSessionById,
  getSessions,
  postToken,
} from './api-token.schema.ts';
import { exportAudit } from './audit-log.actions.ts';
import { auditActions, listAudit } from './audit-log.queries.ts';
import { getAudit, getAuditActions, getAuditExport } from './audit-log.schema.ts';
import { personSource } from './lists/person-list.queries.ts';
import { storeSource } from './lists/store-list.queries.ts';
import {
  addPerson,
  addTeam,
  correctPerson,
  correctStore,
  openStore,
  renameTeam,
} from './place.actions.ts';
import {
  patchPerson,
  patchStore,
  patchTeam,
  postPerson,
  postStore,
  postTeam,
} from './place.schema.ts';
import {
  changePassword,
  describeMe,
  isSetupNeeded,
  setUp,
  signIn,
  signOut,
} from './sign-in.actions.ts';
import {
  deleteSession,
  getMe,
  getSetup,
  postSession,
  postSetup,
  putPassword,
} from './sign-in.schema.ts';

const guessing = { max: 30, perMinutes: 1 };

export const peopleRoutes = [
  serveVisit(postSession, signIn, guessing),
  serveVisit(deleteSession, signOut),
  serveVisit(getSetup, isSetupNeeded),
  serveVisit(postSetup, setUp, guessing),
  serveExchange(getMe, describeMe),
  serveExchange(putPassword, changePassword),
  serveExchange(getSessions, listSessions),
  serveExchange(postToken, makeToken),
  serveExchange(deleteOtherSessions, revokeOtherSessions),
  serveExchange(deleteSessionById, revokeOwnSession),
  ...serveList(storeSource),
  serve(postStore, openStore),
  serve(patchStore, correctStore),
  serve(postTeam, addTeam),
  serve(patchTeam, renameTeam),
  ...serveList(personSource),
  serve(postPerson, addPerson),
  serve(patchPerson, correctPerson),
  serve(getAudit, listAudit),
  serve(getAuditActions, auditActions),
  serveExchange(getAuditExport, exportAudit),
];
