/** A month as the course needs it: cars or fen. */
export type CourseMonth = {
  actual: number;
  target: number;
  /** What the target asks for up to today; the whole month once it is over, 0 before it begins. */
  due: number;
  /** Expected for the whole month, what is already there included. */
  forecast: number;
};

export type Course = {
  /** Cumulative actual less plan at each step up to now; the last one is now. */
  drift: number[];
  /** From now to the end of the year, steps as in `drift`; null before now. */
  ahead: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  steps: number;
};

/** Steps drawn per month; between two known points the line is straight. */
export const stepsPerMonth = 4;

type Point = { at: number; value: number };

/**
 * The course (航线): how far the cumulative actual lies off the cumulative plan, month by month up to
 * today, then a straight beam to where the forecast ends, with its band, which opens evenly from nothing today to `band` at the
 * year's end. `elapsed` is how many months of the year are over, with the running one as a fraction.
 * Units: those of the months. No rounding.
 */
export function courseOf(
  months: readonly CourseMonth[],
  elapsed: number,
  band: { low: number; high: number },
): Course {
  const steps = months.length * stepsPerMonth;
  const now = Math.min(steps, Math.max(1, Math.round(elapsed * stepsPerMonth)));
  const whole = Math.floor(elapsed);
  const past: Point[] = [{ at: 0, value: 0 }];
  let gap = 0;
  for (let month = 0; month < Math.min(whole, months.length); month++) {
    gap += months[month]!.actual - months[month]!.target;
    past.push({ at: (month + 1) * stepsPerMonth, value: gap });
  }
  const running = months[whole];
  const today = gap + (running ? running.actual - running.due : 0);
  past.push({ at: now, value: today });

  const end = months
    .slice(whole)
    .reduce((sum, { forecast, target }) => sum + forecast - target, gap);
  const future: Point[] = [{ at: now, value: today }];
  if (now < steps) future.push({ at: steps, value: end });
  const opening = (step: number) => (steps === now ? 0 : (step - now) / (steps - now));
  const all = Array.from({ length: steps + 1 }, (_, step) => step);
  const ahead = all.map((step) => (step < now ? null : between(future, step)));
  const edge = (by: number) =>
    ahead.map((value, step) => (value === null ? null : value + by * opening(step)));
  return {
    drift: all.slice(0, now + 1).map((step) => between(past, step)),
    ahead,
    low: edge(band.low),
    high: edge(band.high),
    steps,
  };
}

/** The value at a step on the straight line between its neighbours. */
function between(points: readonly Point[], at: number): number {
  const next = points.findIndex((point) => point.at >= at);
  const after = points[next] ?? points.at(-1)!;
  const before = points[next - 1];
  if (!before || after.at === before.at || after.at <= at) return after.value;
  return before.value + ((after.value - before.value) * (at - before.at)) / (after.at - before.at);
}

/**
 * How likely the year reaches its target (把握), in basis points, from the forecast and its 80 % band,
 * taken as normal: the band reaches 1.2816 standard deviations to each side. Between 1 % and 99 %: while the year
 * runs, no estimate is a certainty. Null without a band.
 */
export function chanceBp(
  target: number,
  forecast: number,
  band: { low: number; high: number },
): number | null {
  const deviation = (band.high - band.low) / 2 / 1.2816;
  if (!(deviation > 0)) return null;
  const chance = Math.round(10_000 * (1 - normalBelow((target - forecast) / deviation)));
  return Math.min(9_900, Math.max(100, chance));
}

/** The normal distribution below z: a logistic curve in z and z³, within 0.0002 of the true value. */
function normalBelow(z: number): number {
  return 1 / (1 + Math.exp(-(1.595_769 * z + 0.070_566 * z ** 3)));
}
