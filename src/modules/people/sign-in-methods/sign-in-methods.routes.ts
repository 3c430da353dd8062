import { serve, serveExchange, serveVisit, type Served } from '../../../platform/serve.ts';
import { describeMySignIn, unbind } from './identity.actions.ts';
import {
  changePolicy,
  endPersonSession,
  endPersonSessions,
  listPersonSessions,
  readPolicy,
  resetSecondFactor,
} from './policy.actions.ts';
import {
  deletePersonSecondFactor,
  deletePersonSession,
  deletePersonSessions,
  getPersonSessions,
  getSignInPolicy,
  putSignInPolicy,
} from './policy.schema.ts';
import {
  addProvider,
  changeProvider,
  checkProvider,
  listProviders,
  removeProvider,
} from './provider.actions.ts';
import {
  deleteBinding,
  deleteProvider,
  getDoors,
  getMySignIn,
  getProviders,
  patchProvider,
  postArrival,
  postBinding,
  postProvider,
  postProviderCheck,
  postTrip,
} from './provider.schema.ts';
import {
  beginFactor,
  confirmSetUp,
  renewRecoveryCodes,
  takeSecondStep,
  turnOff,
} from './second-factor.actions.ts';
import {
  postRecoveryCodes,
  postSecondFactor,
  postSecondFactorConfirmation,
  postSecondFactorRemoval,
  postSecondStep,
} from './second-factor.schema.ts';
import { arrive, listDoors, startBinding, startTrip } from './trip.actions.ts';

const guessing = { max: 30, perMinutes: 1 };

/** Ways to sign in besides a password (登录方式). */
export const signInMethodRoutes: readonly Served[] = [
  serveVisit(postSecondStep, takeSecondStep, guessing),
  serveExchange(postSecondFactor, beginFactor),
  serveExchange(postSecondFactorConfirmation, confirmSetUp),
  serveExchange(postRecoveryCodes, renewRecoveryCodes),
  serveExchange(postSecondFactorRemoval, turnOff),
  serveVisit(getDoors, listDoors),
  serveVisit(postTrip, startTrip, guessing),
  serveVisit(postArrival, arrive, guessing),
  serveExchange(getMySignIn, describeMySignIn),
  serveExchange(postBinding, startBinding),
  serveExchange(deleteBinding, unbind),
  serve(getProviders, listProviders),
  serve(postProvider, addProvider),
  serve(patchProvider, changeProvider),
  serve(deleteProvider, removeProvider),
  serveExchange(postProviderCheck, checkProvider),
  serve(getSignInPolicy, readPolicy),
  serve(putSignInPolicy, changePolicy),
  serveExchange(getPersonSessions, listPersonSessions),
  serveExchange(deletePersonSession, endPersonSession),
  serveExchange(deletePersonSessions, endPersonSessions),
  serve(deletePersonSecondFactor, resetSecondFactor),
];
