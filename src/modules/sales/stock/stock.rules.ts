import { fen, type Fen } from '../../../kernel/money.ts';
import { addDays, daysBetween, type Day } from '../../../kernel/period.ts';

/** A rate a year of the money that a car in stock binds, from a day on (库存融资利率). */
export type RateFrom = { from: Day; rateBp: number };
export type InterestSlice = { from: Day; to: Day; days: number; rateBp: number; interestFen: Fen };
export type Interest = { days: number; interestFen: Fen; slices: InterestSlice[] };

const yearDays = 365;

/**
 * What a car costs while it stands (库存资金成本): cost × rate × days ÷ 365 for each stretch of one rate, from its arrival to
 * `until`, neither night counted twice. Units: fen, basis points a year. Rounding: half up, once per stretch. Source: the
 * dated setting `floor_plan_rate`.
 */
export function interestOf(
  { costFen, arrivedOn, until }: { costFen: number; arrivedOn: Day; until: Day },
  rateOn: (day: Day) => number,
): Interest {
  const days = Math.max(0, daysBetween(arrivedOn, until));
  const slices: InterestSlice[] = [];
  for (let i = 0; i < days; i++) {
    const day = addDays(arrivedOn, i);
    const rateBp = rateOn(day);
    const last = slices.at(-1);
    if (last?.rateBp === rateBp) {
      last.days += 1;
      last.to = day;
    } else slices.push({ from: day, to: day, days: 1, rateBp, interestFen: fen(0) });
  }
  for (const slice of slices) slice.interestFen = interestFen(costFen, slice);
  return { days, interestFen: fen(slices.reduce((sum, one) => sum + one.interestFen, 0)), slices };
}

/** One product and one rounding; BigInt, because the product overflows a double. */
function interestFen(costFen: number, { rateBp, days }: InterestSlice): Fen {
  const product = BigInt(costFen) * BigInt(rateBp) * BigInt(days);
  const whole = 10_000n * BigInt(yearDays);
  return fen(Number((product * 2n + whole) / (2n * whole)));
}

export type FactorLevel = 'normal' | 'high' | 'warning';
export type StockFactor = { hundredths: number | null; level: FactorLevel };

/**
 * Stock factor of a month (库存系数): cars in stock at its end ÷ cars sold in it, in hundredths, rounded half up; without a
 * sale there is none, and any stock warns. Limits in tenths, from the dated setting `stock_factor`.
 */
export function stockFactor(
  { stock, sold }: { stock: number; sold: number },
  limits: { normal: number; warning: number },
): StockFactor {
  if (sold === 0) return { hundredths: null, level: stock > 0 ? 'warning' : 'normal' };
  const hundredths = Math.floor((stock * 200 + sold) / (2 * sold));
  if (hundredths >= limits.warning * 10) return { hundredths, level: 'warning' };
  return { hundredths, level: hundredths > limits.normal * 10 ? 'high' : 'normal' };
}

export type Wanted = {
  trimId: string;
  modelId: string;
  colour: string;
  storeId: string;
  guideFen: number | null;
};
export type Candidate = {
  vehicleId: string;
  storeId: string;
  trimId: string;
  modelId: string;
  colour: string;
  guideFen: number | null;
  state: 'in_stock' | 'in_transit';
  etaOn: Day | null;
};
export type Likeness = 'same' | 'other_colour' | 'other_trim';
export type Substitute<C extends Candidate> = C & { likeness: Likeness; apartFen: number | null };

const order: readonly Likeness[] = ['same', 'other_colour', 'other_trim'];

/**
 * Cars that could take the place of one that does not come (替代车源): the same trim in the colour, then in other colours,
 * then other trims of the model, the nearest guide price first; a car of the same store before those of others, one that
 * stands there before one on its way, the sooner first. Cars of other models are none.
 */
export function substitutesFor<C extends Candidate>(
  wanted: Wanted,
  cars: readonly C[],
): Substitute<C>[] {
  return cars
    .filter(({ modelId }) => modelId === wanted.modelId)
    .map((car) => ({ ...car, likeness: likenessOf(wanted, car), apartFen: apart(wanted, car) }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.likeness) - order.indexOf(b.likeness) ||
        Math.abs(a.apartFen ?? Number.MAX_SAFE_INTEGER) -
          Math.abs(b.apartFen ?? Number.MAX_SAFE_INTEGER) ||
        Number(a.storeId !== wanted.storeId) - Number(b.storeId !== wanted.storeId) ||
        waitOf(a).localeCompare(waitOf(b)) ||
        a.vehicleId.localeCompare(b.vehicleId),
    );
}

function likenessOf(wanted: Wanted, car: Candidate): Likeness {
  if (car.trimId !== wanted.trimId) return 'other_trim';
  return car.colour === wanted.colour ? 'same' : 'other_colour';
}

const apart = (wanted: Wanted, car: Candidate): number | null =>
  wanted.guideFen === null || car.guideFen === null ? null : car.guideFen - wanted.guideFen;

const waitOf = ({ state, etaOn }: Candidate) =>
  state === 'in_stock' ? '' : (etaOn ?? '9999-12-31');
