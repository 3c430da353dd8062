import { NOBODY } from '../../kernel/uuid.ts';
import { monthNumberOf, type Month } from '../../kernel/period.ts';
import type { ModelLine, YearTask } from './decomposition.rules.ts';
import { springFestivals } from './festival.rules.ts';
import type { Branch, Part } from './nesting.rules.ts';
import { seasonOf, type MonthAmount, type Season } from './seasonality.rules.ts';
import type { DecompositionSettings } from './target.schema.ts';

export type MonthAt = { month: Month; storeId: string; modelId: string; amount: number };
export type ShareAt = { storeId: string; personId: string; modelId: string; amount: number };

/** What the facts and the roster give to a decomposition. */
export type Material = {
  months: MonthAt[];
  shares: ShareAt[];
  market: MonthAmount[];
  models: { id: string; name: string; brandId: string; brand: string }[];
  stores: { id: string; name: string }[];
  teams: { id: string; name: string; storeId: string }[];
  sellers: { id: string; name: string; storeId: string; teamId: string | null }[];
};

/** Everything a worker needs; plain data, so that it can be sent to a thread. */
export type DecompositionTask = {
  year: YearTask;
  branches: Branch[];
  modelKeys: string[];
  season: Season;
};

/**
 * Turns settings, facts and roster into the task of a decomposition (分解任务): weights of models, stores, teams
 * and people by what they did in the months that the basis used; a store is closed to brands it never
 * sold. `held` are locked cells of month × model by model id. Pure.
 */
export function taskOf(
  year: number,
  settings: DecompositionSettings,
  material: Material,
  held: ReadonlyMap<string, readonly (number | null)[]>,
): DecompositionTask {
  const season = seasonOf({
    basis: settings.basis,
    year,
    history: byMonth(material.months),
    market: material.market,
    ...(settings.byHand && { byHand: settings.byHand }),
    ...(settings.isFestivalSplit && { festivals: springFestivals }),
  });
  const chosen = new Map(settings.models.map((model) => [model.modelId, model]));
  const models = material.models.filter(({ id }) => !chosen.get(id)?.isLeftOut);
  const used = new Set(season.months);
  const counts = material.months.filter(({ month }) => used.size === 0 || used.has(month));
  const lines = models.map(({ id }): ModelLine => {
    const own = counts.filter((row) => row.modelId === id);
    return {
      key: id,
      weight: own.reduce((a, { amount }) => a + Math.max(0, amount), 0),
      total: chosen.get(id)?.total ?? null,
      shape: shapeOf(own, season),
      closedMonths: chosen.get(id)?.closedMonths.map((month) => month - 1) ?? [],
    };
  });
  const cells = new Float64Array(models.length * 12).fill(NaN);
  models.forEach(({ id }, row) =>
    held.get(id)?.forEach((value, month) => {
      if (value !== null) cells[row * 12 + month] = value;
    }),
  );
  return {
    season,
    modelKeys: models.map(({ id }) => id),
    year: {
      total: settings.total,
      season: season.weights,
      quarterSharesBp: settings.quarterSharesBp,
      ...(settings.monthTotals && { monthTotals: settings.monthTotals }),
      models: lines,
      held: cells,
    },
    branches: branchesOf(settings, { ...material, months: counts }, models, season),
  };
}

/** Sums by month over everything. */
export function byMonth(rows: readonly { month: Month; amount: number }[]): MonthAmount[] {
  const sums = new Map<Month, number>();
  for (const { month, amount } of rows) sums.set(month, (sums.get(month) ?? 0) + amount);
  return [...sums]
    .map(([month, amount]) => ({ month, amount }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** Twelve amounts of a model's own history, January and February split as the season splits them. */
function shapeOf(own: readonly MonthAt[], season: Season): number[] {
  const shape = Array.from({ length: 12 }, () => 0);
  for (const { month, amount } of own) shape[monthNumberOf(month) - 1]! += Math.max(0, amount);
  if (season.festival) {
    const pair = shape[0]! + shape[1]!;
    shape[0] = pair * season.festival.januaryShare;
    shape[1] = pair - shape[0];
  }
  return shape;
}

type Model = Material['models'][number];

function branchesOf(
  settings: DecompositionSettings,
  material: Material,
  models: readonly Model[],
  season: Season,
): Branch[] {
  const index = new Map(models.map(({ id }, i) => [id, i]));
  const total = (id: string) => settings.totals[id] ?? null;
  const row = () => Array.from({ length: models.length }, () => 0);
  const tally = <T extends { modelId: string; amount: number }>(
    rows: readonly T[],
    keyOf: (row: T) => string,
  ) => {
    const sums = new Map<string, number[]>();
    for (const entry of rows) {
      const at = index.get(entry.modelId);
      if (at === undefined) continue;
      const sum = sums.get(keyOf(entry)) ?? row();
      sum[at]! += Math.max(0, entry.amount);
      sums.set(keyOf(entry), sum);
    }
    return sums;
  };
  const ofStore = tally(material.months, ({ storeId }) => storeId);
  const ofPerson = tally(material.shares, ({ personId }) => personId);
  const closed = closedBrands(ofStore, models);
  const indexes = storeSeasons(material.months, season);
  return material.stores.map(({ id }): Branch => {
    const people = material.sellers.filter((seller) => seller.storeId === id);
    const person = (seller: { id: string }): Part => ({
      key: seller.id,
      total: total(seller.id),
      byModel: ofPerson.get(seller.id) ?? row(),
    });
    const teamIds = [...new Set(people.map((seller) => seller.teamId ?? NOBODY))];
    const teams = teamIds.map((teamId): Branch => {
      const members = people.filter((seller) => (seller.teamId ?? NOBODY) === teamId).map(person);
      return {
        key: teamId,
        total: total(teamId),
        byModel: added(members, row()),
        children: members,
      };
    });
    return {
      key: id,
      total: total(id),
      byModel: ofStore.get(id) ?? row(),
      ...(indexes.has(id) && { byMonth: indexes.get(id)! }),
      closedModels: closed(id),
      children: teams,
    };
  });
}

/** A team's weight is that of the people who are in it now; one without history counts as their mean. */
function added(members: readonly Part[], zero: number[]): number[] {
  const sums = zero;
  const known = members.filter(({ byModel }) => Array.from(byModel).some((amount) => amount > 0));
  for (const { byModel } of known)
    for (let model = 0; model < sums.length; model++) sums[model]! += byModel[model]!;
  return known.length === 0 ? sums : sums.map((sum) => (sum * members.length) / known.length);
}

/** A store that sells, but never sold a brand that others do, is closed to the models of that brand. */
function closedBrands(ofStore: ReadonlyMap<string, number[]>, models: readonly Model[]) {
  const brandsOf = (byModel: readonly number[]) =>
    new Set(models.flatMap(({ brandId }, i) => (byModel[i]! > 0 ? [brandId] : [])));
  const sold = new Set([...ofStore.values()].flatMap((byModel) => [...brandsOf(byModel)]));
  return (storeId: string): number[] => {
    const byModel = ofStore.get(storeId);
    if (!byModel?.some((amount) => amount > 0)) return [];
    const own = brandsOf(byModel);
    return models.flatMap(({ brandId }, i) => (sold.has(brandId) && !own.has(brandId) ? [i] : []));
  };
}

/** A store's months against the group's, half way to the group's so that chance does not rule. */
function storeSeasons(months: readonly MonthAt[], season: Season): Map<string, number[]> {
  const used = new Set(season.months);
  const rows = months.filter(({ month }) => used.has(month));
  const stores = [...new Set(rows.map(({ storeId }) => storeId))];
  const shares = (wanted: readonly MonthAt[]) => {
    const sums = Array.from({ length: 12 }, () => 0);
    for (const { month, amount } of wanted) sums[monthNumberOf(month) - 1]! += Math.max(0, amount);
    const all = sums.reduce((a, b) => a + b, 0);
    return sums.map((sum) => (all > 0 ? sum / all : 0));
  };
  const group = shares(rows);
  if (group.some((share) => share === 0)) return new Map();
  return new Map(
    stores.map((storeId) => {
      const own = shares(rows.filter((row) => row.storeId === storeId));
      return [storeId, own.map((share, month) => (1 + share / group[month]!) / 2)];
    }),
  );
}
