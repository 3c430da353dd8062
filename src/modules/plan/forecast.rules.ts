import { addMonths, monthNumberOf, monthsOfYear, yearOf, type Month } from '../../kernel/period.ts';
import { sellingDays, type FestivalDays } from './festival.rules.ts';
import { foresights, type ForecastMethod } from './foresight.rules.ts';
import type { MonthAmount } from './seasonality.rules.ts';

/** Error of a method on months it had not seen: WAPE in basis points of what happened, MASE against the naive. */
export type ForecastError = { method: ForecastMethod; wapeBp: number; mase: number | null };

/** One month: what happened, or what is expected with the band that holds four times out of five. */
export type ForecastMonth = {
  month: Month;
  actual: number | null;
  forecast: number;
  low: number;
  high: number;
};

export type Forecast = {
  method: ForecastMethod;
  months: ForecastMonth[];
  year: { forecast: number; low: number; high: number };
  /** Months that were held back to choose the method; empty where history is too short to test. */
  heldBack: Month[];
  errors: ForecastError[];
};

/**
 * Forecast of a year from monthly history (年度预测). Five methods are tried on the last months, which
 * they may not see; the one with the smallest weighted absolute error (WAPE) forecasts, and its error
 * stands beside that of the seasonal naive forecast (same month last year). January and February are
 * forecast together and split by the Spring Festival where `festivals` knows the year.
 * The band holds 80 % of the errors seen on held-back months; for the whole year months are taken as
 * half dependent on one another. Months of the year that already happened stand as they are.
 * Units: those of the history. Rounding: half up, once, at the end. Returns null without a year of history.
 */
export function forecastYear(
  history: readonly MonthAmount[],
  year: number,
  festivals: FestivalDays = {},
): Forecast | null {
  const known = gapless(history.filter(({ month }) => yearOf(month) <= year));
  if (known.length < 12) return null;
  const series = evened(known, festivals);
  const tested = backtest(known, festivals);
  const method = tested?.errors[0]?.method ?? 'seasonal_naive';
  const last = known.at(-1)!.month;
  const ahead = Math.max(0, monthsAfter(last, `${year}-12`));
  const outlook = foresights[method](series, ahead) ?? foresights.seasonal_naive(series, ahead)!;
  const spread = tested?.spread ?? 0.25;
  const months = monthsOfYear(year).map((month): ForecastMonth => {
    const at = monthsAfter(last, month);
    if (at <= 0) {
      const actual = known.find((entry) => entry.month === month)?.amount ?? 0;
      return { month, actual, forecast: actual, low: actual, high: actual };
    }
    const value = Math.max(0, outlook[at - 1]! * festivalFactor(month, known, festivals));
    const width = value * spread;
    return { month, actual: null, ...band(value, width) };
  });
  const done = months.reduce((a, entry) => a + entry.forecast, 0);
  const widths = months.map((entry) => (entry.actual === null ? entry.forecast * spread : 0));
  const alone = widths.reduce((a, width) => a + width * width, 0);
  const together = widths.reduce((a, width) => a + width, 0) ** 2;
  return {
    method,
    months,
    year: band(done, Math.sqrt((alone + together) / 2)),
    heldBack: tested?.months ?? [],
    errors: tested?.errors ?? [],
  };
}

const band = (value: number, width: number) => ({
  forecast: Math.round(value),
  low: Math.round(Math.max(0, value - width)),
  high: Math.round(value + width),
});

const monthsAfter = (from: Month, to: Month) =>
  (yearOf(to) - yearOf(from)) * 12 + monthNumberOf(to) - monthNumberOf(from);

/** Months in order from the first to the last, nothing sold where nothing is reported. */
function gapless(history: readonly MonthAmount[]): MonthAmount[] {
  const amounts = new Map(history.map(({ month, amount }) => [month, amount]));
  const months = [...amounts.keys()].toSorted();
  const filled: MonthAmount[] = [];
  for (let month = months[0]; month && month <= months.at(-1)!; month = addMonths(month, 1))
    filled.push({ month, amount: amounts.get(month) ?? 0 });
  return filled;
}

/** The series with January and February freed of the festival's date, so that years compare. */
function evened(known: readonly MonthAmount[], festivals: FestivalDays): number[] {
  return known.map(({ month, amount }) => amount / festivalFactor(month, known, festivals));
}

/** What the festival does to a January or February against an even split; 1 for other months and years unknown. */
function festivalFactor(
  month: Month,
  known: readonly MonthAmount[],
  festivals: FestivalDays,
): number {
  const number = monthNumberOf(month);
  const years = [...new Set(known.map((entry) => yearOf(entry.month)))];
  const festival = festivals[yearOf(month)];
  if (number > 2 || !festival || years.some((year) => !festivals[year])) return 1;
  const days = sellingDays(yearOf(month), festival);
  const mean = (days.january + days.february) / 2;
  return (number === 1 ? days.january : days.february) / mean;
}

type Backtest = { months: Month[]; errors: ForecastError[]; spread: number };

/** Holds back a year where two remain to learn from, else half a year or a quarter where one remains. */
function backtest(known: readonly MonthAmount[], festivals: FestivalDays): Backtest | null {
  const heldBack = known.length >= 36 ? 12 : known.length >= 24 ? 6 : known.length >= 18 ? 3 : 0;
  const learned = known.slice(0, known.length - heldBack);
  const truth = known.slice(known.length - heldBack);
  const real = truth.reduce((a, { amount }) => a + Math.abs(amount), 0);
  if (real === 0) return null;
  const series = evened(learned, festivals);
  const factors = truth.map(({ month }) => festivalFactor(month, learned, festivals));
  const results = (Object.keys(foresights) as ForecastMethod[]).flatMap((method) => {
    const values = foresights[method](series, heldBack)?.map((value, i) =>
      Math.max(0, value * factors[i]!),
    );
    return values ? [{ method, values, error: absoluteErrors(truth, values) }] : [];
  });
  const naive = results.find((result) => result.method === 'seasonal_naive')!.error;
  results.sort((a, b) => a.error - b.error);
  return {
    months: truth.map(({ month }) => month),
    errors: results.map(({ method, error }) => ({
      method,
      wapeBp: Math.round((error / real) * 10_000),
      mase: naive > 0 ? error / naive : null,
    })),
    spread: spreadOf(truth, results[0]!.values),
  };
}

const absoluteErrors = (truth: readonly MonthAmount[], values: readonly number[]) =>
  truth.reduce((a, { amount }, i) => a + Math.abs(amount - values[i]!), 0);

/** The relative error that four of five held-back months stayed within; a quarter where none can be told. */
function spreadOf(truth: readonly MonthAmount[], values: readonly number[]): number {
  const relative = truth
    .flatMap(({ amount }, i) =>
      values[i]! > 0 ? [Math.abs(amount - values[i]!) / values[i]!] : [],
    )
    .toSorted((a, b) => a - b);
  return relative[Math.ceil(relative.length * 0.8) - 1] ?? 0.25;
}
