import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../db.ts';
import { grains, keyOf, NEVER, type Grain, type Place } from './grains.ts';

/** Parts of time that totals may be listed by. */
export type Part = 'day' | 'month' | 'quarter' | 'year';

/** What is asked of the log: kinds, a span of days, the places to keep apart, the places to keep to. */
export type Question = {
  kinds: readonly number[];
  from: string;
  to: string;
  part?: Part;
  by?: readonly Place[];
  within?: Partial<Record<Place, readonly string[]>>;
  /** A further detail of the subject, from the module that keeps it: selects `subject_id, detail`. */
  detail?: RawBuilder<unknown>;
};

/** One answer: the part of time, the places in the order asked (the detail last), the kind and its sums. */
export type Total = {
  part: string | null;
  places: string[];
  kind: number;
  quantity: number;
  amount: number;
};

/**
 * Sums of the fact log (合计), exact at every moment: one statement, so one snapshot, sees either the
 * unfolded fact or the total that holds it. Reads the coarsest grain that can answer, else the facts.
 */
export async function totalsOf(db: Db, tenantId: string, asked: Question): Promise<Total[]> {
  const by = asked.by ?? [];
  const within = Object.entries(asked.within ?? {}) as [Place, readonly string[]][];
  const grain = grainFor(asked, new Set([...by, ...within.map(([place]) => place)]));
  const rows =
    grain && !asked.detail ? rowsOfGrain(tenantId, asked, grain) : rowsOfFacts(tenantId, asked);

  const kept = within.map(([place, ids]) => sql`and ${sql.ref(place)} = any(${[...ids]}::uuid[])`);
  const places = by.map((place) => sql`${sql.ref(place)}::text`);
  if (asked.detail) places.push(sql`detail`);
  const { rows: totals } = await sql<Total>`
    select ${asked.part ? textOf(asked.part) : sql`null::text`} as part,
      ${places.length ? sql`array[${sql.join(places)}]` : sql`'{}'::text[]`} as places,
      kind, sum(quantity)::bigint as quantity, sum(amount)::bigint as amount
    from (${rows}) t where true ${sql.join(kept, sql` `)}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return totals;
}

/** The coarsest grain that keeps exactly the places asked for and can cut the span exactly. */
function grainFor({ from, to, part }: Question, places: ReadonlySet<Place>): Grain | undefined {
  const per = part !== 'day' && isWholeMonths(from, to) ? 'month' : 'day';
  return Object.values<Grain>(grains).find(
    (grain) =>
      grain.per === per &&
      !grain.origin &&
      [grain.a, grain.b].filter((place) => place !== null).length === places.size &&
      [grain.a, grain.b].every((place) => place === null || places.has(place)),
  );
}

const isWholeMonths = (from: string, to: string) =>
  from.endsWith('-01') &&
  new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(8, 10) === '01';

function rowsOfGrain(
  tenantId: string,
  { kinds, from, to }: Question,
  grain: Grain,
): RawBuilder<unknown> {
  const of = keyOf(grain);
  const names = sql.raw(
    [grain.a && `a_id as ${grain.a}`, grain.b && `b_id as ${grain.b}`]
      .filter(Boolean)
      .map((n) => `${n}, `)
      .join(''),
  );
  const unfolded = sql.raw(
    [grain.a && `${of.a} as ${grain.a}`, grain.b && `${of.b} as ${grain.b}`]
      .filter(Boolean)
      .map((n) => `${n}, `)
      .join(''),
  );
  return sql`
    select ${names} starts_on as day, kind, quantity, amount from platform.total
    where tenant_id = ${tenantId} and grain = ${sql.lit(grain.code)} and origin_on = ${sql.lit(NEVER)}
      and starts_on between ${from} and ${to} and kind = any(${[...kinds]}::smallint[])
    union all
    select ${unfolded} f.day, f.kind, f.quantity, f.amount from platform.fact_unfolded f
    where f.tenant_id = ${tenantId} and f.day between ${from} and ${to} and f.kind = any(${[...kinds]}::smallint[])`;
}

const rowsOfFacts = (tenantId: string, { kinds, from, to, detail }: Question) => sql`
  select store_id, team_id, person_id, model_id, source_id, campaign_id, area_id, day, kind, quantity, amount
    ${detail ? sql`, coalesce(d.detail, '') as detail` : sql``}
  from platform.fact f ${detail ? sql`left join (${detail}) d on d.subject_id = f.subject_id` : sql``}
  where tenant_id = ${tenantId} and day between ${from} and ${to} and kind = any(${[...kinds]}::smallint[])`;

function textOf(part: Part): RawBuilder<unknown> {
  const format = { day: 'YYYY-MM-DD', month: 'YYYY-MM', quarter: 'YYYY-"Q"Q', year: 'YYYY' }[part];
  return sql`to_char(day, ${sql.lit(format)})`;
}
