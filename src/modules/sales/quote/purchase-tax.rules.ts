import { bp, fen, share, type Fen } from '../../../kernel/money.ts';
import { proportion } from './round.rules.ts';

/** Rates in basis points, as the dated setting `purchase_tax` holds them. */
export type PurchaseTaxRate = { rateBp: number; vatBp: number };
/** What new-energy cars are let off on a day (setting `nev_tax_relief`); null where no rule is known for the day. */
export type TaxRelief = { shareBp: number; capFen: number; hybridRangeKm: number | null };
/** What the relief asks of a car. */
export type TaxedCar = {
  energy: string;
  inNevCatalogue: boolean;
  electricRangeKm: number | null;
};
export type PurchaseTax = {
  exVatFen: Fen;
  grossFen: Fen;
  reliefFen: Fen;
  payableFen: Fen;
};

/**
 * Whether a car is let off (是否享受减免): battery cars in the catalogue; plug-in and range-extended ones with the range
 * that the rule of the day asks for.
 */
export function isRelieved(car: TaxedCar, relief: TaxRelief | null): boolean {
  if (!relief || !car.inNevCatalogue) return false;
  if (car.energy === 'bev') return true;
  if (car.energy !== 'phev' && car.energy !== 'erev') return false;
  return relief.hybridRangeKm === null || (car.electricRangeKm ?? 0) >= relief.hybridRangeKm;
}

/**
 * Vehicle purchase tax (车辆购置税): base = invoice price without VAT, tax = base × rate, less the relief of the day, which
 * is the lesser of tax × share and the cap. Fen; half up once for the base, once for the tax, once for the relief.
 * Source: Vehicle Purchase Tax Law, art. 4 and 6; the relief by its own setting.
 */
export function purchaseTax(
  priceFen: number,
  rate: PurchaseTaxRate,
  relief: TaxRelief | null,
): PurchaseTax {
  const exVatFen = proportion(priceFen, 10_000, 10_000 + rate.vatBp);
  const grossFen = share(exVatFen, bp(rate.rateBp));
  const reliefFen = relief
    ? fen(Math.min(share(grossFen, bp(relief.shareBp)), relief.capFen))
    : fen(0);
  return { exVatFen, grossFen, reliefFen, payableFen: fen(grossFen - reliefFen) };
}
