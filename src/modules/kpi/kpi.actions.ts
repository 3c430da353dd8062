import type { InputOf, OutputOf } from '../../kernel/endpoint.ts';
import type { FactKind } from '../../kernel/fact.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Place } from '../../platform/facts/grains.ts';
import type { Part } from '../../platform/facts/totals.queries.ts';
import { definitionOf, kindsOf, kpiDefinitions, type KpiDefinition } from './definition.rules.ts';
import { brandsOfModels, counted, labelsOf, type Counted } from './kpi.queries.ts';
import { noSuchKpi, tooManyRows, twoParts } from './kpi.refusals.ts';
import type { Dimension, getKpi, getKpis } from './kpi.schema.ts';
import { valueOf, workingsOf, type Sums } from './value.rules.ts';

const parts: readonly Dimension[] = ['day', 'month', 'quarter', 'year'];
const placeOf: Partial<Record<Dimension, Place>> = {
  store: 'store_id',
  team: 'team_id',
  person: 'person_id',
  brand: 'model_id',
  model: 'model_id',
  region: 'area_id',
  source: 'source_id',
  campaign: 'campaign_id',
};
const rowsMost = 20_000;

/** Every definition, as anyone may read them. */
export const listKpis = async (_: Ctx): Promise<OutputOf<typeof getKpis>> => ({
  rows: kpiDefinitions.map(({ key, unit, owner, zh, en }) => ({ key, unit, owner, zh, en })),
});

export type KpiQuestion = InputOf<typeof getKpi>;

/** Measures a KPI (指标取数) over a span of business days, by its dimensions, within the actor's reach. */
export async function measure(ctx: Ctx, asked: KpiQuestion): Promise<OutputOf<typeof getKpi>> {
  const definition = definitionOf(asked.key);
  if (!definition) throw noSuchKpi(asked.key);
  const part = asked.by.filter((dimension) => parts.includes(dimension));
  if (part.length > 1) throw twoParts();

  const places = [...new Set(asked.by.flatMap((dimension) => placeOf[dimension] ?? []))];
  const facts = await counted(ctx, {
    kinds: kindsOf(definition),
    from: asked.from,
    to: asked.to,
    by: places,
    within: filtersOf(asked),
    ...(part[0] && { part: part[0] as Part }),
    withBodyType: asked.by.includes('body_type'),
  });
  const rows = await rowsOf(ctx, definition, { asked, facts, places });
  if (rows.length > rowsMost) throw tooManyRows(rows.length, rowsMost);
  const { key, from, to } = asked;
  return {
    key,
    unit: definition.unit,
    from,
    to,
    total: valueOf(definition, sumsOf(facts)),
    rows: asked.by.length ? rows : [],
  };
}

function filtersOf({
  storeId,
  teamId,
  personId,
  modelId,
}: KpiQuestion): Partial<Record<Place, string[]>> {
  const given = { store_id: storeId, team_id: teamId, person_id: personId, model_id: modelId };
  return Object.fromEntries(Object.entries(given).filter(([, ids]) => ids.length > 0));
}

type Material = { asked: KpiQuestion; facts: Counted[]; places: Place[] };

async function rowsOf(ctx: Ctx, definition: KpiDefinition, { asked, facts, places }: Material) {
  const labels = await labellers(ctx, { asked, facts, places });
  const cells = Map.groupBy(facts, (fact) =>
    asked.by.map((dimension) => labels[dimension]!.keyOf(fact)).join('\n'),
  );
  return [...cells.values()]
    .map((cell) => {
      const sums = sumsOf(cell);
      const named = asked.by.map((dimension) => [dimension, labels[dimension]!.labelOf(cell[0]!)]);
      const ids = asked.by.flatMap((dimension) =>
        labels[dimension]!.hasId ? [[`${dimension}Id`, labels[dimension]!.keyOf(cell[0]!)]] : [],
      );
      return {
        ...Object.fromEntries(named),
        value: valueOf(definition, sums),
        ...workingsOf(definition, sums),
        ids: Object.fromEntries(ids),
      };
    })
    .sort((a, b) => compare(asked.by, a, b));
}

type Labeller = {
  keyOf: (fact: Counted) => string;
  labelOf: (fact: Counted) => string;
  hasId: boolean;
};

async function labellers(
  ctx: Ctx,
  { asked, facts, places }: Material,
): Promise<Partial<Record<Dimension, Labeller>>> {
  const made: Partial<Record<Dimension, Labeller>> = {};
  for (const dimension of asked.by)
    made[dimension] = await labeller(ctx, dimension, { facts, places });
  return made;
}

async function labeller(
  ctx: Ctx,
  dimension: Dimension,
  { facts, places }: Omit<Material, 'asked'>,
): Promise<Labeller> {
  const place = placeOf[dimension];
  if (!place) {
    const textOf =
      dimension === 'body_type'
        ? (fact: Counted) => fact.places.at(-1)!
        : (fact: Counted) => fact.part!;
    return { keyOf: textOf, labelOf: textOf, hasId: false };
  }
  const at = places.indexOf(place);
  const ids = facts.map((fact) => fact.places[at]!);
  if (dimension !== 'brand')
    return named(await labelsOf(ctx, place, ids), (fact) => fact.places[at]!);
  const brands = await brandsOfModels(ctx, ids);
  return named(
    await labelsOf(ctx, 'brand_id', [...brands.values()]),
    (fact) => brands.get(fact.places[at]!) ?? '',
  );
}

const named = (labels: Map<string, string>, keyOf: Labeller['keyOf']): Labeller => ({
  keyOf,
  labelOf: (fact) => labels.get(keyOf(fact)) ?? '',
  hasId: true,
});

/** Adds up counted facts by kind. */
export function sumsOf(facts: readonly Counted[]): Sums {
  const sums: Partial<Record<FactKind, { quantity: number; amount: number }>> = {};
  for (const { kind, quantity, amount } of facts) {
    const known = (sums[kind] ??= { quantity: 0, amount: 0 });
    known.quantity += quantity;
    known.amount += amount;
  }
  return sums;
}

function compare(
  by: readonly Dimension[],
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): number {
  for (const dimension of by) {
    const order = String(a[dimension]).localeCompare(String(b[dimension]), 'zh-CN');
    if (order !== 0) return order;
  }
  return 0;
}
