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
import {
  addPerson,
  addTeam,
  correctPerson,
  correctStore,
  listPeople,
  listStores,
  openStore,
  renameTeam,
} from './place.actions.ts';
import {
  getPeople,
  getStores,
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
  serve(getStores, listStores),
  serve(postStore, openStore),
  serve(patchStore, correctStore),
  serve(postTeam, addTeam),
  serve(patchTeam, renameTeam),
  serve(getPeople, listPeople),
  serve(postPerson, addPerson),
  serve(patchPerson, correctPerson),
  serve(getAudit, listAudit),
  serve(getAuditActions, auditActions),
  serveExchange(getAuditExport, exportAudit),
];
