import { sql, type RawBuilder } from 'kysely';
import { assert } from '../../kernel/assert.ts';
import { dayIn } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';
import { daysOf, type Condition, type Period } from './filter.rules.ts';
import type { FieldType } from './list.schema.ts';
import type { ListColumn, ListSource } from './source.ts';
import type { Cursor, SortBy } from './sort.rules.ts';

type Sql = RawBuilder<boolean>;
const never: Sql = sql<boolean>`false`;

export function columnOf(source: ListSource, key: string): ListColumn {
  const column = source.columns[key];
  assert(column, `the list ${source.shape.key} has no SQL for ${key}`);
  return column;
}

const sqlTypes: Record<FieldType, string> = {
  text: 'text',
  choice: 'text',
  reference: 'text',
  number: 'bigint',
  money: 'bigint',
  day: 'date',
  moment: 'timestamptz',
};
const cast = (value: string, type: FieldType) => sql`${value}::${sql.raw(sqlTypes[type])}`;

/** One condition as SQL, shaped so that an index on the column serves it. */
export function holds(source: ListSource, condition: Condition, ctx: Ctx): Sql {
  const { field, is, values } = condition;
  const { value, id } = columnOf(source, field.key);
  const named = id ?? value;
  const array = field.type === 'reference' ? sql.raw('uuid[]') : sql.raw('text[]');
  switch (is) {
    case 'has':
      return sql<boolean>`${value} ilike ${`%${values[0]!.replace(/[\\%_]/g, '\\$&')}%`}`;
    case 'mine':
      return sql<boolean>`${named} = ${ctx.actor.personId}::uuid`;
    case 'in':
      // A single value keeps the order of an index that begins with it.
      return values.length === 1
        ? sql<boolean>`${named} = ${values[0]!}${field.type === 'reference' ? sql.raw('::uuid') : sql.raw('')}`
        : sql<boolean>`${named} = any(${[...values]}::${array})`;
    case 'not':
      return sql<boolean>`(${named} is null or ${named} <> all(${[...values]}::${array}))`;
    case 'none':
      return field.type === 'text'
        ? sql<boolean>`(${value} is null or ${value} = '')`
        : sql<boolean>`${named} is null`;
    case 'some':
      return field.type === 'text'
        ? sql<boolean>`${value} <> ''`
        : sql<boolean>`${named} is not null`;
    case 'period': {
      const [from, to] = daysOf(values[0] as Period, dayIn(Date.parse(ctx.now)));
      return between(value, field.type, from, to);
    }
    default:
      return between(value, field.type, values[0]!, values[1]!);
  }
}

function between(value: RawBuilder<unknown>, type: FieldType, from: string, to: string): Sql {
  const midnight = (day: string, later: number) =>
    sql`((${day}::date + ${later}::int)::timestamp at time zone 'Asia/Shanghai')`;
  const parts =
    type === 'moment'
      ? [from && sql`${value} >= ${midnight(from, 0)}`, to && sql`${value} < ${midnight(to, 1)}`]
      : [from && sql`${value} >= ${cast(from, type)}`, to && sql`${value} <= ${cast(to, type)}`];
  return sql<boolean>`(${sql.join(parts.filter(Boolean), sql` and `)})`;
}

/** The order of a page: what is sorted by, then the id in the direction of the first. */
export function orderOf(source: ListSource, sorts: readonly SortBy[]): RawBuilder<unknown>[] {
  const way = (descending: boolean) => sql.raw(descending ? 'desc nulls first' : 'asc nulls last');
  return [
    ...sorts.map(
      ({ field, descending }) => sql`${columnOf(source, field.key).value} ${way(descending)}`,
    ),
    sql`${source.id} ${sql.raw(sorts[0]?.descending ? 'desc' : 'asc')}`,
  ];
}

/**
 * The rows that come after a cursor (游标之后). Missing values stand as the greatest, as in PostgreSQL's own
 * indexes; one sorted field becomes one comparison of pairs, which an index answers.
 */
export function comesAfter(source: ListSource, sorts: readonly SortBy[], cursor: Cursor): Sql {
  const isDescending = sorts[0]?.descending ?? false;
  const id = sql`${cursor.id}::uuid`;
  const sign = sql.raw(isDescending ? '<' : '>');
  const places = sorts.map(({ field, descending }, i) => {
    const { value } = columnOf(source, field.key);
    const at = cursor.values[i]!;
    return { value, at, descending, isNullable: field.sortable === 'nullable', type: field.type };
  });
  const [first] = places;
  const isBounded = (place: Place) => place.at !== null && (place.descending || !place.isNullable);
  if (first && places.length === 1 && isBounded(first))
    return sql<boolean>`(${first.value}, ${source.id}) ${sign} (${cast(first.at!, first.type)}, ${id})`;
  const ways = places.map((place, i) => allOf([...places.slice(0, i).map(equals), beyond(place)]));
  const either = sql<boolean>`(${sql.join(
    [...ways, allOf([...places.map(equals), sql<boolean>`${source.id} ${sign} ${id}`])],
    sql` or `,
  )})`;
  if (!first || !isBounded(first)) return either;
  const bound = sql.raw(first.descending ? '<=' : '>=');
  return sql<boolean>`(${first.value} ${bound} ${cast(first.at!, first.type)} and ${either})`;
}

type Place = {
  value: RawBuilder<unknown>;
  at: string | null;
  descending: boolean;
  isNullable: boolean;
  type: FieldType;
};

const allOf = (parts: readonly Sql[]): Sql => sql<boolean>`(${sql.join(parts, sql` and `)})`;

const equals = ({ value, at, type }: Place): Sql =>
  at === null ? sql<boolean>`${value} is null` : sql<boolean>`${value} = ${cast(at, type)}`;

function beyond({ value, at, descending, isNullable, type }: Place): Sql {
  if (descending)
    return at === null
      ? sql<boolean>`${value} is not null`
      : sql<boolean>`${value} < ${cast(at, type)}`;
  if (at === null) return never;
  return isNullable
    ? sql<boolean>`(${value} > ${cast(at, type)} or ${value} is null)`
    : sql<boolean>`${value} > ${cast(at, type)}`;
}
