import type { Month } from '../../kernel/period.ts';
import { addMonths, lastDay } from '../../kernel/period.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import { counted, type Counted } from '../kpi/index.ts';
import { marketMonths } from './goal.queries.ts';
import { modelsFor, sellersFor, storesFor, teamsFor } from './material.queries.ts';
import type { Measure } from './plan.schema.ts';
import { nothingToPlan } from './plan.refusals.ts';
import type { Material, MonthAt, ShareAt } from './task.rules.ts';
import type { Basis } from './seasonality.rules.ts';
import type { DecompositionSettings } from './target.schema.ts';

type PlanPlace = { year: number; storeId: string | null };

/** How a measure is counted: cars delivered, their price, their gross profit. */
export const kindOf = (measure: Measure) =>
  measure === 'gross_profit' ? ('grossProfit' as const) : ('delivery' as const);
export const amountOf = (measure: Measure, fact: Counted): number =>
  measure === 'units' ? fact.quantity : fact.amount;

/** Everything that a decomposition needs, read once: the history by its places, stores, teams, people. */
export async function materialFor(
  ctx: Ctx,
  plan: PlanPlace,
  measure: Measure,
  settings: Pick<DecompositionSettings, 'basis' | 'historyFrom' | 'historyTo' | 'models'>,
): Promise<Material> {
  const span = spanOf(plan.year, settings);
  const within: Partial<Record<Place, string[]>> = plan.storeId ? { store_id: [plan.storeId] } : {};
  const read = (by: Place[], part?: 'month') =>
    counted(ctx, { kinds: [kindOf(measure)], ...span, by, within, ...(part && { part }) });
  const months = await read(['store_id', 'model_id'], 'month');
  const stores = await storesFor(ctx, plan);
  if (stores.length === 0) throw nothingToPlan('store');
  const shares = await counted(ctx, {
    kinds: [kindOf(measure)],
    ...shareSpan(plan.year, settings.basis, span),
    by: ['store_id', 'person_id', 'model_id'],
    within,
  });
  const delivered = [...new Set(shares.map((fact) => fact.places[1]!))].filter(
    (id) => id !== NOBODY,
  );
  const listed = settings.models.map((model) => model.modelId);
  const sold = months.map((fact) => fact.places[1]!);
  const models = await modelsFor(ctx, [...new Set([...sold, ...listed])]);
  const isUnknown = models.length === 0 && sold.includes(NOBODY);
  if (models.length === 0 && !isUnknown) throw nothingToPlan('model');
  const open = new Set(stores.map(({ id }) => id));
  return {
    months: months.map((fact): MonthAt => ({
      month: fact.part!.slice(0, 7),
      storeId: fact.places[0]!,
      modelId: fact.places[1]!,
      amount: amountOf(measure, fact),
    })),
    shares: shares.map((fact): ShareAt => ({
      storeId: fact.places[0]!,
      personId: fact.places[1]!,
      modelId: fact.places[2]!,
      amount: amountOf(measure, fact),
    })),
    market: settings.basis === 'market' ? await marketMonths(ctx, plan.year) : [],
    models: isUnknown ? [{ id: NOBODY, name: '', brandId: NOBODY, brand: '' }] : models,
    stores,
    teams: (await teamsFor(ctx)).filter((team) => open.has(team.storeId)),
    sellers: (await sellersFor(ctx, plan.year, delivered)).filter((person) =>
      open.has(person.storeId),
    ),
  };
}

/** People are weighed over the span that the season rests on: last year alone, or all of the window. */
const shareSpan = (year: number, basis: Basis, span: { from: string; to: string }) => {
  const recent = basis === 'last_year' || basis === 'trailing_twelve';
  const from = `${year - 1}-01-01`;
  return recent && from > span.from ? { ...span, from } : span;
};

/** History up to the year before, or the window that the settings name inside it. */
function spanOf(
  year: number,
  { historyFrom, historyTo }: Pick<DecompositionSettings, 'historyFrom' | 'historyTo'>,
) {
  const newest: Month = addMonths(`${year}-01`, -1);
  const to = historyTo && historyTo < newest ? historyTo : newest;
  const from = historyFrom && historyFrom <= to ? historyFrom : addMonths(to, -119);
  return { from: `${from}-01`, to: lastDay(to) };
}
