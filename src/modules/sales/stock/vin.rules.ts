/** What each sign of a VIN is worth, by GB 16735: digits by themselves, letters in three runs. */
const runs: readonly (readonly [signs: string, first: number])[] = [
  ['0123456789', 0],
  ['ABCDEFGH', 1],
  ['JKLMN', 1],
  ['P', 7],
  ['R', 9],
  ['STUVWXYZ', 2],
];
const worthOf = (sign: string): number => {
  const [signs, first] = runs.find(([run]) => run.includes(sign))!;
  return first + signs.indexOf(sign);
};
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** A VIN as it is kept: upper case, without blanks and dashes, full-width signs made plain (车架号规整). */
export const plainVin = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');

/** Whether a text is shaped like a VIN: 17 signs without I, O and Q (车架号格式). */
export const isVin = (vin: string): boolean => /^[A-HJ-NPR-Z0-9]{17}$/.test(vin);

/**
 * The check digit that a VIN should carry in its ninth place (车架号校验位): weights, modulo 11, ten is X. For what `isVin`
 * holds for. Source: GB 16735.
 */
export function vinCheckDigit(vin: string): string {
  const sum = weights.reduce((total, weight, i) => total + worthOf(vin.charAt(i)) * weight, 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

export type VinWarning = 'check_digit';

/**
 * What is odd about a VIN (车架号提示); null where nothing is. A wrong check digit only warns: cars made for Europe carry none
 * (`WVWZZZ…`).
 */
export const vinWarning = (vin: string): VinWarning | null =>
  vinCheckDigit(vin) === vin[8] ? null : 'check_digit';
