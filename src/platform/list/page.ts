import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { scopeOf } from '../../kernel/actor.ts';
import type { Ctx } from '../db.ts';
import { columnOf, comesAfter, holds, orderOf } from './condition.ts';
import { conditionsIn, groupCondition } from './filter.rules.ts';
import { maySee, mustSee } from './guard.rules.ts';
import { notGroupable } from './list.refusals.ts';
import type { ListAsked, ListField, Summary, SummaryAsked } from './list.schema.ts';
import { cursorOf, cursorText, fieldNamed, sortsOf } from './sort.rules.ts';
import type { ListSource, Rows } from './source.ts';

/** Rows are counted and added up to this many; beyond, the answer says "at least". */
export const countedMost = 10_000;
const groupsMost = 500;

/** The rows of a list within reach that fulfil a filter. */
export function matching(
  source: ListSource,
  ctx: Ctx,
  filter: string | undefined,
  verb: 'read' | 'export' | 'bulk' = 'read',
): Rows {
  let rows = filtered(source, ctx, { rows: source.rows(ctx, 'read'), filter });
  // Who may export or change many may still read less than that right reaches, and the other way round.
  if (verb !== 'read' && scopeOf(ctx.actor, source.shape.resource, verb) !== 'all')
    rows = rows.where(
      sql<boolean>`${source.id} in (${source.rows(ctx, verb).select(source.id.as('id'))})`,
    );
  return rows;
}

type Filtering = { rows: Rows; filter: string | undefined };

function filtered(source: ListSource, ctx: Ctx, { rows, filter }: Filtering): Rows {
  const conditions = conditionsIn(source.shape, filter);
  mustSee(
    ctx.actor,
    source.shape,
    conditions.map(({ field }) => field),
  );
  return conditions.reduce((kept, one) => kept.where(holds(source, one, ctx)), rows);
}

type Asked = z.output<typeof ListAsked>;
type Shown = Record<string, unknown> & { id: string };

/** One page of a list (一页), in the order asked for, from the cursor on. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what its source shows
export async function pageOfList<Row>(
  source: ListSource,
  ctx: Ctx,
  asked: Asked,
): Promise<{ rows: Row[]; next: string | null }> {
  const sorts = sortsOf(source.shape, asked.sort);
  mustSee(
    ctx.actor,
    source.shape,
    sorts.map(({ field }) => field),
  );
  const values = sorts.map(({ field }) => sql`(${columnOf(source, field.key).value})::text`);
  let page = source
    .show(matching(source, ctx, asked.filter), ctx)
    .select(sql<(string | null)[]>`array[${sql.join([...values, sql`''`])}]`.as('sortedBy'));
  if (asked.after) page = page.where(comesAfter(source, sorts, cursorOf(asked.after, sorts)));
  for (const order of orderOf(source, sorts)) page = page.orderBy(order);
  const arms = source.arms?.(ctx, 'read') ?? [];
  if (arms.length > 1) {
    const firsts = arms.map((rows) => {
      let arm = filtered(source, ctx, { rows, filter: asked.filter }).select(source.id.as('id'));
      if (asked.after) arm = arm.where(comesAfter(source, sorts, cursorOf(asked.after, sorts)));
      for (const order of orderOf(source, sorts)) arm = arm.orderBy(order);
      return sql`(${arm.limit(asked.limit + 1)})`;
    });
    // The first rows of all lie among the first rows of each arm.
    page = page.where(
      sql<boolean>`${source.id} in (select id from (${sql.join(firsts, sql` union `)}) reached)`,
    );
  }
  const found = (await page.limit(asked.limit + 1).execute()) as (Shown & {
    sortedBy: (string | null)[];
  })[];
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  const shown = rows.map(({ sortedBy: _, ...row }) => row);
  return {
    rows: ((await source.complete?.(ctx, shown)) ?? shown) as Row[],
    next:
      last && found.length > asked.limit
        ? cursorText({ values: last.sortedBy.slice(0, -1), id: last.id })
        : null,
  };
}

/** How many match, their sums, and their groups (合计与分组), each bounded. */
export async function summaryOfList(
  source: ListSource,
  ctx: Ctx,
  { filter, group }: z.output<typeof SummaryAsked>,
): Promise<z.input<typeof Summary>> {
  const summed = source.shape.fields.filter(
    (field) => field.summed && maySee(ctx.actor, source.shape, field),
  );
  const rows = matching(source, ctx, filter);
  const [whole] = await rows
    .select(summed.map(({ key }, i) => sql`${columnOf(source, key).value}`.as(`s${i}`)))
    .select(sql.lit(1).as('one'))
    .limit(countedMost + 1)
    .$call((counted) =>
      ctx.db
        .selectFrom(counted.as('counted'))
        .select(sql<number>`count(*)::int`.as('count'))
        .select(
          summed.map((_, i) =>
            sql<number>`coalesce(sum(${sql.ref(`s${i}`)}), 0)::bigint`.as(`s${i}`),
          ),
        ),
    )
    .execute();
  const { count, ...sums } = whole as { count: number } & Record<string, number>;
  const isMore = count > countedMost;
  const groups = group ? await groupsOf(source, ctx, { rows, group, summed }) : [];
  return {
    count: Math.min(count, countedMost),
    isMore,
    sums: isMore ? {} : bySummed(summed, sums),
    groups: groups.slice(0, groupsMost),
    moreGroups: groups.length > groupsMost,
  };
}

const bySummed = (summed: readonly ListField[], row: Record<string, unknown>) =>
  Object.fromEntries(summed.map(({ key }, i) => [key, row[`s${i}`] as number]));

type Grouping = { rows: Rows; group: string; summed: readonly ListField[] };

async function groupsOf(source: ListSource, ctx: Ctx, { rows, group, summed }: Grouping) {
  const field = fieldNamed(source.shape, group);
  if (!field.groupable) throw notGroupable(group);
  mustSee(ctx.actor, source.shape, [field]);
  const { names } = columnOf(source, group);
  const isDated = field.type === 'day' || field.type === 'moment';
  const grouped = rows
    .select(valueOfGroup(source, field).as('value'))
    .select(sql<number>`count(*)::int`.as('count'))
    .select(
      summed.map(({ key }, i) =>
        sql<number>`coalesce(sum(${columnOf(source, key).value}), 0)::bigint`.as(`s${i}`),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql.raw(isDated ? '1 desc nulls first' : '2 desc, 1'))
    .limit(groupsMost + 1);
  const label = names
    ? sql<string | null>`(select named.name from ${sql.table(names)} named
        where named.tenant_id = ${ctx.actor.tenantId}::uuid and named.id = g.value::uuid)`
    : sql<string | null>`g.value`;
  const found = (await ctx.db
    .selectFrom(grouped.as('g'))
    .selectAll('g')
    .select(label.as('label'))
    .execute()) as (Record<string, unknown> & {
    value: string | null;
    label: string | null;
    count: number;
  })[];
  return found.map(({ value, label: name, count, ...sums }) => ({
    value,
    label: name,
    filter: groupCondition(field, value),
    count,
    sums: bySummed(summed, sums),
  }));
}

function valueOfGroup(source: ListSource, field: ListField): RawBuilder<string | null> {
  const { value, id } = columnOf(source, field.key);
  if (field.type === 'day') return sql`to_char(${value}, 'YYYY-MM')`;
  if (field.type === 'moment')
    return sql`to_char(${value} at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  return id ? sql`${id}::text` : sql`${value}`;
}
