import { bp } from '../../kernel/money.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { counted, countedScope, measure, sumsOf } from '../kpi/index.ts';
import {
  goalsOf,
  onlineSources,
  registrationsIn,
  rivalBrandsOf,
  writeGoal,
  writeRivalBrands,
} from './goal.queries.ts';
import { growthBp, rivalIncrement, shareBp } from './goal.rules.ts';
import { goalMeasures, type GoalMeasure, type putGoals } from './goal.schema.ts';
import { editablePlan, readPlan } from './plan.actions.ts';
import { noSuchBrand } from './plan.refusals.ts';

const unitOf = (goal: GoalMeasure) => {
  if (goal === 'units') return 'cars' as const;
  if (goal === 'revenue' || goal === 'gross_profit') return 'fen' as const;
  return goal === 'csi' || goal === 'nps' ? ('hundredths' as const) : ('bp' as const);
};

/** Goals (年度目标) beside last year from the facts and the growth; what has no facts is unknown, not zero. */
export async function readGoals(ctx: Ctx, { id }: { id: string }) {
  const plan = await readPlan(ctx, { id });
  const [goals, rivals] = [await goalsOf(ctx, id), await rivalBrandsOf(ctx, id)];
  const last = await lastYearOf(ctx, plan, rivals);
  const rows = goalMeasures.map((goal) => {
    const [value, lastYear] = [goals[goal] ?? null, last.values[goal] ?? null];
    const unit = unitOf(goal);
    const isAmount = unit === 'cars' || unit === 'fen';
    const difference = value !== null && lastYear !== null ? value - lastYear : null;
    const growth = isAmount && value !== null ? growthBp(value, lastYear) : difference;
    return { measure: goal, unit, value, lastYear, growth };
  });
  const share = goals.rival_share;
  const increment =
    share === undefined || last.rivalUnits === 0
      ? null
      : rivalIncrement(last.brandUnits, last.rivalUnits, bp(share));
  return {
    rows,
    lastYear: plan.year - 1,
    lastMonth: last.lastMonth,
    rivalBrandIds: rivals,
    rivalIncrement: increment,
  };
}

async function lastYearOf(
  ctx: Ctx,
  plan: { year: number; storeId: string | null },
  rivals: readonly string[],
) {
  const year = plan.year - 1;
  const span = { from: `${year}-01-01`, to: `${year}-12-31` };
  const within: Partial<Record<Place, string[]>> = plan.storeId ? { store_id: [plan.storeId] } : {};
  // Who may not know costs sees the goal without last year beside it.
  const profit =
    countedScope(ctx.actor, ['grossProfit']) === countedScope(ctx.actor, [])
      ? (['grossProfit'] as const)
      : [];
  const kinds = [
    'delivery',
    ...profit,
    'financeIncome',
    'insuranceIncome',
    'accessoryIncome',
  ] as const;
  const facts = await counted(ctx, { kinds, ...span, part: 'month', within });
  const sums = sumsOf(facts);
  const units = sums.delivery?.quantity ?? 0;
  const gross = sums.grossProfit?.amount ?? 0;
  const derivative =
    (sums.financeIncome?.amount ?? 0) +
    (sums.insuranceIncome?.amount ?? 0) +
    (sums.accessoryIncome?.amount ?? 0);
  const market = await marketOf(ctx, year, rivals);
  const isKnown = facts.length > 0;
  const shareOfGross = gross > 0 ? shareBp(derivative, gross) : null;
  const values: Partial<Record<GoalMeasure, number | null>> = {
    units: isKnown ? units : null,
    revenue: isKnown ? (sums.delivery?.amount ?? 0) : null,
    gross_profit: sums.grossProfit ? gross : null,
    derivative_share: shareOfGross,
    new_car_share: shareOfGross === null ? null : 10_000 - shareOfGross,
    brand_share: market.brandUnits > 0 ? shareBp(units, market.brandUnits) : null,
    rival_share:
      market.rivalUnits > 0
        ? shareBp(market.brandUnits, market.brandUnits + market.rivalUnits)
        : null,
    csi: await pointsOf(ctx, 'csi', span, plan.storeId),
    nps: await pointsOf(ctx, 'nps', span, plan.storeId),
    online_contribution: units > 0 ? shareBp(await onlineUnits(ctx, span, within), units) : null,
  };
  const lastMonth = facts.reduce<string | null>(
    (latest, { part }) => (part && (!latest || part > latest) ? part.slice(0, 7) : latest),
    null,
  );
  return { values, ...market, lastMonth };
}

async function marketOf(ctx: Ctx, year: number, rivals: readonly string[]) {
  const registrations = await registrationsIn(ctx, year);
  const sum = (wanted: (row: (typeof registrations)[number]) => boolean) =>
    registrations.filter(wanted).reduce((a, { units }) => a + units, 0);
  return {
    brandUnits: sum(({ own }) => own),
    rivalUnits: sum(({ brand }) => rivals.includes(brand)),
  };
}

async function pointsOf(
  ctx: Ctx,
  key: 'csi' | 'nps',
  span: { from: string; to: string },
  storeId: string | null,
): Promise<number | null> {
  const asked = { key, ...span, by: [], teamId: [], personId: [], modelId: [] };
  const { total } = await measure(ctx, { ...asked, storeId: storeId ? [storeId] : [] });
  return total === null ? null : Math.round(total * 100);
}

async function onlineUnits(
  ctx: Ctx,
  span: { from: string; to: string },
  within: Partial<Record<Place, string[]>>,
): Promise<number> {
  const sources = await onlineSources(ctx);
  if (sources.length === 0) return 0;
  const facts = await counted(ctx, {
    kinds: ['delivery'],
    ...span,
    within: { ...within, source_id: sources },
  });
  return sumsOf(facts).delivery?.quantity ?? 0;
}

/** Sets goals; those left out stay as they are. */
export async function setGoals(ctx: Ctx, { id, values, rivalBrandIds }: InputOf<typeof putGoals>) {
  await editablePlan(ctx, id);
  const before = await goalsOf(ctx, id);
  for (const [goal, value] of Object.entries(values)) await writeGoal(ctx, id, goal, value);
  if (rivalBrandIds) {
    const known = await writeRivalBrands(ctx, id, rivalBrandIds);
    if (known !== new Set(rivalBrandIds).size) throw noSuchBrand();
  }
  await audit(ctx, {
    action: 'plan.goals_set',
    resource: 'plan',
    recordId: id,
    before,
    after: { ...values, ...(rivalBrandIds && { rivalBrandIds }) },
  });
  return {};
}
