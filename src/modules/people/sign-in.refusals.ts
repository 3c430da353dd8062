import { Refusal } from '../../kernel/refusal.ts';
import type { PasswordProblem } from './sign-in.rules.ts';

export const wrongLoginOrPassword = () => new Refusal(401, 'session.wrong_login_or_password');
export const loginLocked = (until: string) => new Refusal(429, 'session.locked', { until });
export const weakPassword = (field: string, problem: PasswordProblem) =>
  new Refusal(422, `password.${problem}`, { field });
export const wrongPassword = (field = 'current') => new Refusal(422, 'password.wrong', { field });
export const hasLeft = () => new Refusal(403, 'sign_in.left');
export const alreadySetUp = () => new Refusal(409, 'setup.already_done');
export const loginTaken = (login: string) =>
  new Refusal(409, 'login.taken', { field: 'login', login });
