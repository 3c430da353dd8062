import { assert } from './assert.ts';

/** Money is a whole number of fen (分); 100 fen = 1 yuan. Never a float, never yuan. */
export type Fen = number & { readonly unit: 'fen' };
/** Rates and attainment are whole basis points (基点); 10 000 bp = 100 %. */
export type Bp = number & { readonly unit: 'bp' };

export function fen(n: number): Fen {
  assert(Number.isSafeInteger(n), `${n} is not a whole number of fen`);
  return n as Fen;
}
export function bp(n: number): Bp {
  assert(Number.isSafeInteger(n), `${n} is not a whole number of basis points`);
  return n as Bp;
}
export const yuan = (n: number) => fen(Math.round(n * 100));
export const percent = (n: number) => bp(Math.round(n * 100));
export const sumFen = (amounts: readonly Fen[]) => fen(amounts.reduce((a, b) => a + b, 0));

/** `rate` of `amount`, rounded half up; BigInt, because the product overflows a double. */
export function share(amount: Fen, rate: Bp): Fen {
  assert(amount >= 0 && rate >= 0, 'share() takes no negatives; negate the result instead');
  return fen(Number((BigInt(amount) * BigInt(rate) + 5_000n) / 10_000n));
}
