import { bp, type Bp } from '../../kernel/money.ts';

/** Growth on last year (同比增长): (this − last) ÷ last, in basis points, half away from zero; null from nothing. */
export function growthBp(thisYear: number, lastYear: number | null): Bp | null {
  if (lastYear === null || lastYear === 0) return null;
  return ratioBp(thisYear - lastYear, Math.abs(lastYear));
}

/** What last year becomes at a growth in basis points: whole units or fen, rounded half up. */
export function grown(lastYear: number, growth: Bp): number {
  return Math.round(lastYear + (lastYear * growth) / 10_000);
}

/** Share of a part in a whole (占比), in basis points, half up; null where the whole is nothing. */
export function shareBp(part: number, whole: number): Bp | null {
  return whole === 0 ? null : ratioBp(part, whole);
}

/** Attainment (达成率): actual ÷ target, in basis points; null without a target. */
export const attainmentBp = (actual: number, target: number | null): Bp | null =>
  target === null ? null : shareBp(actual, target);

function ratioBp(part: number, whole: number): Bp {
  const ratio = (part / whole) * 10_000;
  return bp(Math.sign(ratio) * Math.round(Math.abs(ratio)) || 0);
}

/** Registrations of the market by brand in one period (上险量). */
export type Registrations = { brand: string; units: number };

/**
 * Share in brand and against rivals (品牌份额与竞品份额). `ofBrand`: own units over all registrations of the
 * own brand in the area; `againstRivals`: own brand over own brand and the named rivals;
 * `rivalUnits` lets a plan say how many units are to be won from them (竞品增量).
 */
export function marketShares(
  ownUnits: number,
  ownBrand: string,
  rivals: readonly string[],
  registrations: readonly Registrations[],
): { ofBrand: Bp | null; againstRivals: Bp | null; brandUnits: number; rivalUnits: number } {
  const unitsOf = (brands: readonly string[]) =>
    registrations
      .filter(({ brand }) => brands.includes(brand))
      .reduce((a, { units }) => a + units, 0);
  const brandUnits = unitsOf([ownBrand]);
  const rivalUnits = unitsOf(rivals);
  return {
    ofBrand: shareBp(ownUnits, brandUnits),
    againstRivals: shareBp(brandUnits, brandUnits + rivalUnits),
    brandUnits,
    rivalUnits,
  };
}

/**
 * Units to be won from rivals (竞品增量) so that the share against them becomes `goal`, the market staying
 * as it is: whole cars, rounded up, never negative.
 */
export function rivalIncrement(brandUnits: number, rivalUnits: number, goal: Bp): number {
  const wanted = Math.ceil(((brandUnits + rivalUnits) * goal) / 10_000);
  return Math.max(0, wanted - brandUnits);
}
