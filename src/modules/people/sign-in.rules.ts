/** After this many failures in a row a login is locked (锁定) … */
export const failuresAllowed = 8;
/** … for this long. Source: docs/decisions/0006-sign-in.md. */
export const lockMinutes = 15;
/** A browser session lasts this many days (会话有效期). */
export const sessionDays = 14;

export type PasswordProblem =
  'too_short' | 'too_long' | 'too_plain' | 'same_as_login' | 'unchanged';

/** Passwords met first by every guesser; shorter ones are already refused by length. */
const plain =
  /^(.)\1+$|^(?:password|passw0rd|qwertyuiop|1234567890|0123456789|iloveyou|fairlead|admin)\d*!?$/i;

/**
 * What is wrong with a new password (密码强度): at least ten characters, at most 200, not one
 * repeated character or a well-known word, not the login itself.
 */
export function passwordProblem(password: string, login: string): PasswordProblem | undefined {
  if (password.length < 10) return 'too_short';
  if (password.length > 200) return 'too_long';
  if (password.toLowerCase() === login.toLowerCase()) return 'same_as_login';
  return plain.test(password) ? 'too_plain' : undefined;
}

/** The instant until which a login stays locked after its latest failure, or null. ISO text. */
export function lockedUntil(failures: number, now: string): string | null {
  return failures >= failuresAllowed ? plusMinutes(now, lockMinutes) : null;
}

/** `minutes` after an instant, as ISO text. */
export const plusMinutes = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
