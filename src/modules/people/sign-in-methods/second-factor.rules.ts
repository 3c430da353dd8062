/** A time-based code (动态码) lasts this long. Source: RFC 6238, the authenticator apps' own default. */
export const stepSeconds = 30;
/** A clock may be one step off, either way. */
export const stepsOff = 1;
/** How many recovery codes (恢复码) a person gets. */
export const recoveryCodes = 10;
/** A right password waits this long for its second factor. */
export const factorMinutes = 5;
/** So many wrong codes end that wait; the password is asked again. */
export const factorTries = 5;

/** The number of the 30-second step in which an instant lies. */
export const stepOf = (instant: string): number =>
  Math.floor(Date.parse(instant) / 1000 / stepSeconds);

/** Six digits, however they were typed; undefined where the text is no time-based code. */
export function asTimeCode(typed: string): string | undefined {
  const digits = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** Letters and digits that nobody mistakes for one another: no 0, 1, I, O. */
export const recoveryLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * A recovery code from 16 random bytes: four groups of four, 80 bits, so that its plain hash cannot
 * be guessed back. `K7QM-2XWD-…`
 */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, 16)].map((byte) => recoveryLetters[byte % 32]!);
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}

/** A recovery code without what people add when they type it; undefined where it cannot be one. */
export function asRecoveryCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  return letters.length === 16 ? letters : undefined;
}
