import { fen, share, bp, type Fen } from '../../../kernel/money.ts';
import { monthNumberOf, monthOf, type Day } from '../../../kernel/period.ts';
import type { InsuranceTerms } from '../../catalog/product.schema.ts';
import { proportion } from './round.rules.ts';
import type { z } from 'zod';

/** Base premiums of the compulsory insurance (setting `compulsory_insurance`). */
export type Premiums = { underSixFen: number; sixAndMoreFen: number };

/**
 * Compulsory traffic insurance of a private car in its first year (交强险): by seats, 6 and more pay the second rate.
 * Source: base rates, art. 4 of the regulation.
 */
export const compulsoryPremium = (seats: number, premiums: Premiums): Fen =>
  fen(seats < 6 ? premiums.underSixFen : premiums.sixAndMoreFen);

/** One band of the setting `vessel_tax`: engine up to so many tenths of a litre, null for above. */
export type VesselBand = {
  upTo: number | null;
  leastFen: number;
  mostFen: number;
  localFen: number | null;
};
export type VesselCar = {
  energy: string;
  inNevCatalogue: boolean;
  engineTenths: number | null;
};
export type VesselTax =
  | { how: 'not_taxed' | 'exempt'; payableFen: Fen }
  | { how: 'local' | 'band'; yearlyFen: Fen; months: number; payableFen: Fen; band: VesselBand }
  | { how: 'unknown'; payableFen: Fen };

/** Months of the year from the month of purchase on, that month included (当年应纳月数). */
export const monthsLeft = (day: Day): number => 13 - monthNumberOf(monthOf(day));

/**
 * Vehicle and vessel tax of the first year (车船税): yearly amount × months left ÷ 12. Battery cars are not taxed, listed
 * hybrids exempt. Where the province's own amount was not filled in, the band's upper end stands in and is called a band.
 * Fen, half up once. Source: Vehicle and Vessel Tax Law and its table.
 */
export function vesselTax(car: VesselCar, bands: readonly VesselBand[], day: Day): VesselTax {
  if (car.energy === 'bev') return { how: 'not_taxed', payableFen: fen(0) };
  if (car.inNevCatalogue && (car.energy === 'phev' || car.energy === 'erev'))
    return { how: 'exempt', payableFen: fen(0) };
  const size = car.engineTenths;
  const band =
    size === null
      ? undefined
      : bands
          .toSorted((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity))
          .find(({ upTo }) => upTo === null || size <= upTo);
  if (!band) return { how: 'unknown', payableFen: fen(0) };
  const yearlyFen = fen(band.localFen ?? band.mostFen);
  const months = monthsLeft(day);
  const payableFen = proportion(yearlyFen, months, 12);
  return { how: band.localFen === null ? 'band' : 'local', yearlyFen, months, payableFen, band };
}

/**
 * A commercial insurance as an estimate (商业险估算): base + price × rate + liability, times the insurer's own factor and
 * that of years without claims. Only an estimate: the insurer's offer counts. Fen, half up once at the end.
 */
export function insuranceEstimate(priceFen: number, terms: z.output<typeof InsuranceTerms>): Fen {
  const before = terms.baseFen + share(fen(priceFen), bp(terms.priceBp)) + terms.liabilityFen;
  return proportion(before, terms.factorBp * terms.noClaimBp, 100_000_000);
}
