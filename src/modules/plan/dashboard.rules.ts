import {
  addDays,
  daysBetween,
  firstDay,
  lastDay,
  type Day,
  type Month,
} from '../../kernel/period.ts';
import type { DashboardBy } from './dashboard.schema.ts';
import { attainmentBp, growthBp } from './goal.rules.ts';

export type LineMonth = { month: Month; amount: number };
type Outlook = { forecast: number; low: number; high: number };

/** One line of a dashboard before its figures are drawn from it. */
export type DashboardLine = {
  /** History and this year, by month. */
  months: readonly LineMonth[];
  targets: readonly LineMonth[];
  forecast: { months: readonly (Outlook & { month: Month })[]; year: Outlook } | null;
  lastYear: number;
};

export function placeOfLine(by: DashboardBy) {
  const places = {
    month: null,
    model: 'model_id',
    store: 'store_id',
    team: 'team_id',
    person: 'person_id',
  } as const;
  return places[by];
}

/** The day of last year up to which years are compared (同期); null where the year has not begun. */
export function sameDayLastYear(year: number, today: Day): Day | null {
  if (today < `${year}-01-01`) return null;
  const last = year - 1;
  if (today > `${year}-12-31`) return `${last}-12-31`;
  const day = `${last}${today.slice(4)}`;
  return day.endsWith('02-29') ? `${last}-02-28` : day;
}

/**
 * January to a day as whole months and the days left over: months are read from totals, so that only
 * the last few days cost more where there are more deals.
 */
export function spansTo(day: Day | null): { from: Day; to: Day }[] {
  if (!day) return [];
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  if (day === lastDay(month)) return [{ from: `${year}-01-01`, to: day }];
  const rest = { from: firstDay(month), to: day };
  if (month.endsWith('-01')) return [rest];
  return [{ from: `${year}-01-01`, to: addDays(firstDay(month), -1) }, rest];
}

/**
 * Figures of a line (看板数字): actual of the year, its target, what is due by today (whole months, the running one
 * by its days), forecast with band, last year to the same day. Attainment is actual over the year's target, pace is
 * actual over what is due. Units: cars or fen, ratios in basis points. Rounding: half up, once each.
 */
export function figuresOf(
  { year, today }: { year: number; today: Day },
  { months, targets, forecast, lastYear }: DashboardLine,
) {
  const ofYear = ({ month }: LineMonth) => month.startsWith(`${year}-`);
  const actual = months.filter(ofYear).reduce((a, { amount }) => a + amount, 0);
  const target = targets.length > 0 ? targets.reduce((a, { amount }) => a + amount, 0) : null;
  const due =
    target === null
      ? null
      : Math.round(targets.reduce((a, { month, amount }) => a + amount * passed(month, today), 0));
  return {
    actual,
    target,
    dueByNow: due,
    forecast: forecast?.year.forecast ?? null,
    forecastLow: forecast?.year.low ?? null,
    forecastHigh: forecast?.year.high ?? null,
    lastYear,
    attainmentBp: attainmentBp(actual, target),
    paceBp: due === 0 ? null : attainmentBp(actual, due),
    yearOnYearBp: growthBp(actual, lastYear),
  };
}

/** How much of a month lies behind us, today included: 0 to 1. */
function passed(month: Month, today: Day): number {
  if (today < firstDay(month)) return 0;
  if (today >= lastDay(month)) return 1;
  return (
    (daysBetween(firstDay(month), today) + 1) / (daysBetween(firstDay(month), lastDay(month)) + 1)
  );
}
