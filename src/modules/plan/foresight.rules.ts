/** Continues a monthly series by `ahead` months, or null where the series is too short for the method. */
export type Foresight = (series: readonly number[], ahead: number) => number[] | null;

export type ForecastMethod =
  'seasonal_naive' | 'seasonal_drift' | 'pooled_season' | 'smoothed_season' | 'damped_season';

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const steps = (ahead: number) => Array.from({ length: ahead }, (_, i) => i);
const lastSame = (series: readonly number[], step: number) =>
  series[series.length - 12 + (step % 12)]!;

/** The same month of the year before (季节朴素法): the yardstick for all others. */
const seasonalNaive: Foresight = (series, ahead) =>
  series.length < 12 ? null : steps(ahead).map((step) => lastSame(series, step));

/** The same month last year at the growth of the last months (twelve where there are as many) on those a year before. */
const seasonalDrift: Foresight = (series, ahead) => {
  if (series.length < 15) return null;
  const growth = growthOf(series);
  return steps(ahead).map((step) => lastSame(series, step) * growth ** (1 + Math.floor(step / 12)));
};

/** Never less than half or more than double: a store that opened in autumn did not grow tenfold. */
function growthOf(series: readonly number[]): number {
  const count = Math.min(12, series.length - 12);
  const before = sum(series.slice(-12 - count, -12));
  return before > 0 ? Math.min(2, Math.max(0.5, sum(series.slice(-count)) / before)) : 1;
}

/** The level of the last twelve months, grown as they grew, in the shape of all whole years pooled. */
const pooledSeason: Foresight = (series, ahead) => {
  if (series.length < 24) return null;
  const level = (sum(series.slice(-12)) / 12) * growthOf(series);
  const shape = pooledShape(series);
  return steps(ahead).map((step) => level * shape[step % 12]!);
};

/** Index of each month after the end of the series: the mean over whole years, 1 = an average month. */
function pooledShape(series: readonly number[]): number[] {
  const years = Math.floor(series.length / 12);
  const used = series.slice(series.length - years * 12);
  const mean = sum(used) / used.length || 1;
  return steps(12).map((month) => sum(used.filter((_, i) => i % 12 === month)) / years / mean);
}

/** Exponential smoothing of level, trend and season (Holt–Winters), its weights chosen on the series itself. */
const smoothedSeason: Foresight = (series, ahead) => winters(series, ahead, 1);
/** The same with a trend that fades by a tenth each month. */
const dampedSeason: Foresight = (series, ahead) => winters(series, ahead, 0.9);

const LEVELS = [0.1, 0.3, 0.5];
const TRENDS = [0, 0.05, 0.15];
const SEASONS = [0.05, 0.2, 0.4];

function winters(series: readonly number[], ahead: number, fade: number): number[] | null {
  if (series.length < 24 || series.some((value) => value <= 0)) return null;
  let best: { error: number; values: number[] } | null = null;
  for (const alpha of LEVELS)
    for (const beta of TRENDS)
      for (const gamma of SEASONS) {
        const run = smooth(series, ahead, { alpha, beta, gamma, fade });
        if (!best || run.error < best.error) best = run;
      }
  return best!.values;
}

type Weights = { alpha: number; beta: number; gamma: number; fade: number };

function smooth(series: readonly number[], ahead: number, weights: Weights) {
  const { alpha, beta, gamma, fade } = weights;
  const first = sum(series.slice(0, 12)) / 12;
  const second = sum(series.slice(12, 24)) / 12;
  const season = steps(12).map((i) => (series[i]! / first + series[i + 12]! / second) / 2);
  let trend = (second - first) / 12;
  let level = first - trend * 6.5;
  let error = 0;
  series.forEach((value, i) => {
    const index = season[i % 12]!;
    const expected = (level + fade * trend) * index;
    if (i >= 12) error += Math.abs(value - expected);
    const before = level;
    level = alpha * (value / index) + (1 - alpha) * (level + fade * trend);
    trend = beta * (level - before) + (1 - beta) * fade * trend;
    season[i % 12] = gamma * (value / level) + (1 - gamma) * index;
  });
  let carried = 0;
  const values = steps(ahead).map((step) => {
    carried += fade ** (step + 1);
    return (level + carried * trend) * season[(series.length + step) % 12]!;
  });
  return { error, values };
}

/** Every method by name; the order decides a tie. */
export const foresights: Record<ForecastMethod, Foresight> = {
  seasonal_naive: seasonalNaive,
  seasonal_drift: seasonalDrift,
  pooled_season: pooledSeason,
  smoothed_season: smoothedSeason,
  damped_season: dampedSeason,
};
