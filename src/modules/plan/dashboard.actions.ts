import type { InputOf } from '../../kernel/endpoint.ts';
import {
  addMonths,
  dayIn,
  lastDay,
  monthsOfYear,
  type Day,
  type Month,
} from '../../kernel/period.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { counted, labelsOf, newestTargetVersion, targetsBy } from '../kpi/index.ts';
import type { DashboardBy, getDashboard } from './dashboard.schema.ts';
import {
  figuresOf,
  placeOfLine,
  sameDayLastYear,
  spansTo,
  type LineMonth,
} from './dashboard.rules.ts';
import { springFestivals } from './festival.rules.ts';
import { forecastYear, type Forecast } from './forecast.rules.ts';
import { amountOf, kindOf } from './material.actions.ts';

type Asked = InputOf<typeof getDashboard>;

/** Lines above this many get no forecast of their own. */
const FORECASTS_MOST = 300;

/**
 * Actual, target, forecast and attainment of a year (经营看板) by month, model, store, team or person, within
 * the asker's reach over KPIs. Targets are the newest published; the forecast rests on all history.
 */
export async function readDashboard(ctx: Ctx, asked: Asked) {
  const today = dayIn(Date.parse(ctx.now));
  const history = await monthsBy(ctx, asked, { by: [] }, today);
  const lines = asked.by === 'month' ? new Map() : await linesOf(ctx, asked, today);
  const published = await publishedFor(ctx, asked);
  const targets = await targetsOf(ctx, asked, published?.scopeStoreId);
  const last = await lastYearSpan(ctx, asked, today);
  const total = forecastOf(history, asked.year, today);
  const whole = {
    months: history,
    targets: targets.get('') ?? [],
    forecast: total,
    lastYear: last.get('') ?? 0,
  };
  const frame = { year: asked.year, today };
  const rows =
    asked.by === 'month'
      ? monthRows(frame, whole, await lastYearMonths(ctx, asked))
      : await namedRows(ctx, asked, { lines, targets, last, frame });
  const best = total?.errors[0];
  return {
    year: asked.year,
    measure: asked.measure,
    by: asked.by,
    today,
    total: figuresOf(frame, whole),
    rows,
    published: published && {
      number: published.number,
      publishedAt: published.publishedAt,
      planId: published.planId,
    },
    method: total && {
      name: total.method,
      heldBack: total.heldBack,
      wapeBp: best?.wapeBp ?? null,
      mase: best?.mase ?? null,
      naiveWapeBp: total.errors.find(({ method }) => method === 'seasonal_naive')?.wapeBp ?? null,
    },
  };
}

const within = ({
  storeId,
  teamId,
  personId,
  modelId,
}: Asked): Partial<Record<Place, string[]>> => ({
  ...(storeId && { store_id: [storeId] }),
  ...(teamId && { team_id: [teamId] }),
  ...(personId && { person_id: [personId] }),
  ...(modelId && { model_id: [modelId] }),
});

/** Months of all history up to today or the end of the year, by line ('' = everything). */
async function factsBy(ctx: Ctx, asked: Asked, by: readonly Place[], today: Day) {
  const end = `${asked.year}-12-31`;
  return counted(ctx, {
    kinds: [kindOf(asked.measure)],
    from: `${asked.year - 6}-01-01`,
    to: today < end ? lastDay(today.slice(0, 7)) : end,
    part: 'month',
    by: [...by],
    within: within(asked),
  });
}

async function monthsBy(
  ctx: Ctx,
  asked: Asked,
  { by }: { by: readonly Place[] },
  today: Day,
): Promise<LineMonth[]> {
  const facts = await factsBy(ctx, asked, by, today);
  return facts.map((fact) => ({
    month: fact.part!.slice(0, 7),
    amount: amountOf(asked.measure, fact),
  }));
}

async function linesOf(ctx: Ctx, asked: Asked, today: Day): Promise<Map<string, LineMonth[]>> {
  const facts = await factsBy(ctx, asked, [placeOfLine(asked.by)!], today);
  const lines = new Map<string, LineMonth[]>();
  for (const fact of facts) {
    const line = lines.get(fact.places[0]!) ?? [];
    line.push({ month: fact.part!.slice(0, 7), amount: amountOf(asked.measure, fact) });
    lines.set(fact.places[0]!, line);
  }
  return lines;
}

/** The group's published version counts; where there is none, that of the store asked for. */
async function publishedFor(ctx: Ctx, { year, measure, storeId }: Asked) {
  const own = storeId ?? ctx.actor.storeId;
  for (const scopeStoreId of [NOBODY, ...(own ? [own] : [])]) {
    const found = await newestTargetVersion(ctx, { year, measure, scopeStoreId });
    if (found) return { ...found, scopeStoreId };
  }
  return null;
}

async function targetsOf(ctx: Ctx, asked: Asked, scopeStoreId: string | undefined) {
  const lines = new Map<string, LineMonth[]>();
  if (!scopeStoreId) return lines;
  const place = placeOfLine(asked.by);
  for (const by of place ? [[], [place]] : [[]]) {
    const rows = await targetsBy(ctx, {
      year: asked.year,
      measure: asked.measure,
      scopeStoreId,
      byMonth: true,
      by,
      within: within(asked),
    });
    for (const { month, places, value } of rows) {
      const key = places[0] ?? '';
      lines.set(key, [...(lines.get(key) ?? []), { month: month!, amount: value }]);
    }
  }
  return lines;
}

/** Last year from January to the same day, by line and, under '', in all. */
async function lastYearSpan(ctx: Ctx, asked: Asked, today: Day): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const place = placeOfLine(asked.by);
  for (const span of spansTo(sameDayLastYear(asked.year, today))) {
    const facts = await counted(ctx, {
      kinds: [kindOf(asked.measure)],
      ...span,
      by: place ? [place] : [],
      within: within(asked),
    });
    for (const fact of facts) {
      const amount = amountOf(asked.measure, fact);
      const key = fact.places[0];
      if (key) sums.set(key, (sums.get(key) ?? 0) + amount);
      sums.set('', (sums.get('') ?? 0) + amount);
    }
  }
  return sums;
}

async function lastYearMonths(ctx: Ctx, asked: Asked): Promise<Map<Month, number>> {
  const facts = await counted(ctx, {
    kinds: [kindOf(asked.measure)],
    from: `${asked.year - 1}-01-01`,
    to: `${asked.year - 1}-12-31`,
    part: 'month',
    within: within(asked),
  });
  return new Map(facts.map((fact) => [fact.part!.slice(0, 7), amountOf(asked.measure, fact)]));
}

/** The running month is not over, so the forecast starts with it. */
function forecastOf(months: readonly LineMonth[], year: number, today: Day): Forecast | null {
  const running = today.slice(0, 7);
  return forecastYear(
    months.filter(({ month }) => month < running),
    year,
    springFestivals,
  );
}

type Whole = {
  months: LineMonth[];
  targets: LineMonth[];
  forecast: Forecast | null;
  lastYear: number;
};
type Frame = { year: number; today: Day };

function monthRows(frame: Frame, whole: Whole, lastYear: ReadonlyMap<Month, number>) {
  return monthsOfYear(frame.year).map((month) => {
    const only = (list: readonly LineMonth[]) => list.filter((entry) => entry.month === month);
    const outlook = whole.forecast?.months.find((entry) => entry.month === month);
    const figures = figuresOf(frame, {
      months: only(whole.months),
      targets: only(whole.targets),
      forecast: outlook ? { months: [outlook], year: outlook } : null,
      lastYear: lastYear.get(addMonths(month, -12)) ?? 0,
    });
    return { id: month, name: month, ...figures };
  });
}

type Named = {
  lines: ReadonlyMap<string, LineMonth[]>;
  targets: ReadonlyMap<string, LineMonth[]>;
  last: ReadonlyMap<string, number>;
  frame: Frame;
};

async function namedRows(ctx: Ctx, asked: Asked, { lines, targets, last, frame }: Named) {
  const thisYear = (list: readonly LineMonth[]) =>
    list.some(({ month }) => month.startsWith(`${asked.year}`));
  const ids = [...new Set([...lines.keys(), ...targets.keys(), ...last.keys()])].filter(
    (id) => id !== '' && (targets.has(id) || last.has(id) || thisYear(lines.get(id) ?? [])),
  );
  const names = await labelsOf(ctx, placeOfLine(asked.by as DashboardBy)!, ids);
  return ids
    .map((id) => {
      const months = lines.get(id) ?? [];
      const forecast =
        ids.length <= FORECASTS_MOST ? forecastOf(months, asked.year, frame.today) : null;
      const line = {
        months,
        targets: targets.get(id) ?? [],
        forecast,
        lastYear: last.get(id) ?? 0,
      };
      return { id, name: names.get(id) ?? '', ...figuresOf(frame, line) };
    })
    .toSorted(
      (a, b) => b.actual - a.actual || (b.target ?? 0) - (a.target ?? 0) || (a.id < b.id ? -1 : 1),
    );
}
