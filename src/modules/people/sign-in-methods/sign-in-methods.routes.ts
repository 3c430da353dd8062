import { serveExchange, serveVisit, type Served } from '../../../platform/serve.ts';
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

const guessing = { max: 30, perMinutes: 1 };

/** Ways to sign in besides a password (登录方式). */
export const signInMethodRoutes: readonly Served[] = [
  serveVisit(postSecondStep, takeSecondStep, guessing),
  serveExchange(postSecondFactor, beginFactor),
  serveExchange(postSecondFactorConfirmation, confirmSetUp),
  serveExchange(postRecoveryCodes, renewRecoveryCodes),
  serveExchange(postSecondFactorRemoval, turnOff),
];
