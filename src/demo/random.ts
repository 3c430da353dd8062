/** Numbers that look random but are the same on every run (伪随机): one stream per seed and label. */
export type Random = {
  /** From 0, less than 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Bell-shaped around 0, spread 1. */
  normal(): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  weighted<T>(choices: readonly T[], weightOf: (choice: T) => number): T;
  /** A whole number with the given mean: its floor, or one more. */
  around(mean: number): number;
};

/**
 * Opens the stream of one label (随机流). Labels keep streams apart, so that a new draw in one
 * corner of the demo moves nothing elsewhere.
 */
export function randomFor(seed: number, label: string): Random {
  let state = hashOf(label, seed);
  const next = () => {
    state = (state + GOLDEN) | 0;
    return mixed(state) / 2 ** 32;
  };
  const weighted = <T>(choices: readonly T[], weightOf: (choice: T) => number): T => {
    let left = next() * choices.reduce((sum, choice) => sum + weightOf(choice), 0);
    for (const choice of choices) {
      left -= weightOf(choice);
      if (left < 0) return choice;
    }
    return choices.findLast((choice) => weightOf(choice) > 0)!;
  };
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    weighted,
    around: (mean) => Math.floor(mean) + (next() < mean - Math.floor(mean) ? 1 : 0),
  };
}

/** The golden ratio in 32 bits: equal steps of it visit every number once. */
const GOLDEN = 0x9e3779b9;

/** Turns neighbours into strangers: 32 bits in, 32 bits out, one to one. */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** FNV-1a over the label, started from the seed. */
function hashOf(label: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < label.length; i += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  }
  return hash;
}
