import { assert } from '../../kernel/assert.ts';

/** One claimant of a total: who it is and how much it weighs. */
export type Claim = { key: string; weight: number };

/** How one part came about; `quota` and `remainder` are for the eye, the order was decided exactly. */
export type PartWorkings = Claim & {
  /** total × weight ÷ sum of weights. */
  quota: number;
  floor: number;
  remainder: number;
  /** Place in the queue for the left-over ones, from 1. */
  place: number;
  part: number;
};

type Exact = { floors: number[]; remainders: (number | bigint)[]; left: number };

/**
 * Largest remainder (最大余数法): whole parts that add up to `total` exactly. Everybody gets the whole
 * part of the quota; what is left goes one each to the largest remainders.
 * Ties: larger remainder, then larger weight, then smaller key (by code unit).
 * Units: those of `total` (cars or fen, up to 2^53). Rounding: none but the above; remainders are
 * compared as fractions, so a tie is a real tie. A negative total is split as its amount and negated.
 * Errors: asserts weights that are finite, not negative and not all zero (unless the total is zero).
 */
export function largestRemainder(total: number, claims: readonly Claim[]): PartWorkings[] {
  const exact = exactQuotas(
    Math.abs(total),
    claims.map((claim) => claim.weight),
  );
  const queue = claims
    .map((_, i) => i)
    .toSorted(
      (a, b) =>
        compare(exact.remainders[b]!, exact.remainders[a]!) ||
        claims[b]!.weight - claims[a]!.weight ||
        compare(claims[a]!.key, claims[b]!.key) ||
        a - b,
    );
  const places = new Map(queue.map((index, place) => [index, place + 1]));
  const sum = claims.reduce((a, claim) => a + claim.weight, 0);
  const sign = total < 0 ? -1 : 1;
  return claims.map(({ key, weight }, i) => {
    const quota = sum === 0 ? 0 : total * (weight / sum);
    const place = places.get(i)!;
    const part = exact.floors[i]! + (place <= exact.left ? 1 : 0);
    const floor = exact.floors[i]!;
    const remainder = Math.min(1, Math.max(0, Math.abs(quota) - floor));
    return {
      key,
      weight,
      quota,
      floor: floor * sign || 0,
      remainder,
      place,
      part: part * sign || 0,
    };
  });
}

/** The same split where the order of the list is the order of the keys: the earlier wins the last tie. */
export function apportion(total: number, weights: ArrayLike<number>): number[] {
  const list = Array.from(weights);
  const exact = exactQuotas(Math.abs(total), list);
  const parts = exact.floors;
  if (exact.left > 0) {
    const queue = list
      .map((_, i) => i)
      .toSorted(
        (a, b) =>
          compare(exact.remainders[b]!, exact.remainders[a]!) || list[b]! - list[a]! || a - b,
      );
    for (const i of queue.slice(0, exact.left)) parts[i]!++;
  }
  return total < 0 ? parts.map((part) => -part || 0) : parts;
}

/** By plain order of numbers, big numbers and text; no language's collation. */
function compare<T extends number | bigint | string>(a: T, b: T): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function exactQuotas(total: number, weights: readonly number[]): Exact {
  assert(Number.isSafeInteger(total), `${total} is not a whole number`);
  assert(
    weights.every((weight) => Number.isFinite(weight) && weight >= 0),
    'weights must be finite and not negative',
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  if (total === 0) return { floors: weights.map(() => 0), remainders: [...weights], left: 0 };
  assert(sum > 0, 'weights must add up to more than zero');
  const small = weights.every((weight) => Number.isSafeInteger(weight * total));
  return small && Number.isSafeInteger(sum)
    ? quotasInDoubles(total, weights, sum)
    : quotasInBigInts(total, weights);
}

function quotasInDoubles(total: number, weights: readonly number[], sum: number): Exact {
  const remainders = weights.map((weight) => (total * weight) % sum);
  const floors = weights.map((weight, i) => (total * weight - remainders[i]!) / sum);
  return { floors, remainders, left: total - floors.reduce((a, b) => a + b, 0) };
}

function quotasInBigInts(total: number, weights: readonly number[]): Exact {
  const whole = wholeWeights(weights);
  const sum = whole.reduce((a, b) => a + b, 0n);
  const products = whole.map((weight) => BigInt(total) * weight);
  const floors = products.map((product) => Number(product / sum));
  const remainders = products.map((product) => product % sum);
  const given = products.reduce((a, product) => a + product / sum, 0n);
  return { floors, remainders, left: Number(BigInt(total) - given) };
}

/** A double is a whole number times a power of two: bring all to the smallest power, without loss. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const split = weights.map((weight) => {
    if (weight === 0) return { mantissa: 0n, power: 0 };
    let power = Math.floor(Math.log2(weight)) - 53;
    while (power > -1074 && !Number.isSafeInteger(weight / 2 ** power)) power++;
    power = Math.max(power, -1074);
    return { mantissa: BigInt(scaled(weight, power)), power };
  });
  const positive = split.filter((part) => part.mantissa > 0n);
  const least = Math.min(...positive.map((part) => part.power));
  return split.map(({ mantissa, power }) =>
    mantissa === 0n ? 0n : mantissa << BigInt(power - least),
  );
}

/** weight ÷ 2^power, in two steps because 2^1074 is no double. */
const scaled = (weight: number, power: number): number =>
  power < -1000 ? (weight * 2 ** 1000) / 2 ** (power + 1000) : weight / 2 ** power;
