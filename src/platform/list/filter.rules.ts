import { addDays, addMonths, firstDay, lastDay, monthOf, type Day } from '../../kernel/period.ts';
import { NOBODY } from '../../kernel/uuid.ts';
import { badCondition, notFilterable } from './list.refusals.ts';
import type { FieldType, ListField, ListShape } from './list.schema.ts';
import { fieldNamed } from './sort.rules.ts';

/** What may be said of a field (条件). */
export const operators = ['has', 'in', 'not', 'mine', 'between', 'period', 'none', 'some'] as const;
export type Operator = (typeof operators)[number];

/** Which conditions a type of field knows, the usual one first. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['has', 'none', 'some'],
  number: ['between', 'none', 'some'],
  money: ['between', 'none', 'some'],
  day: ['period', 'between', 'none', 'some'],
  moment: ['period', 'between'],
  choice: ['in', 'not'],
  reference: ['in', 'not', 'none', 'some'],
};

/** Conditions of one field; of a person also "mine", of a text that rows are grouped by also which. */
export function conditionsOf(field: ListField): readonly Operator[] {
  if (field.refers === 'person') return ['in', 'mine', 'not', 'none', 'some'];
  if (field.type === 'text' && field.groupable) return ['in', 'has', 'none', 'some'];
  return operatorsOf[field.type];
}

/** Spans of days that move with today (相对日期). */
export const periods = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_30',
] as const;
export type Period = (typeof periods)[number];

export type Condition = { field: ListField; is: Operator; values: readonly string[] };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * Reads `field:operator:value,value;…` (筛选条件), at most 20 conditions. Refuses unknown fields, fields that
 * cannot be filtered, operators that do not fit the type, and values that are none of it.
 */
export function conditionsIn(shape: ListShape, text: string | undefined): Condition[] {
  return (text ?? '')
    .split(';')
    .filter(Boolean)
    .slice(0, 20)
    .map((one) => conditionIn(shape, one));
}

function conditionIn(shape: ListShape, text: string): Condition {
  const [name = '', is = '', rest = ''] = text.split(':');
  const field = fieldNamed(shape, name);
  if (!field.filterable) throw notFilterable(name);
  const values = rest === '' ? [] : rest.split(',').map((value) => decoded(value, text));
  const condition = { field, is: is as Operator, values };
  if (!conditionsOf(field).includes(condition.is) || !fits(condition)) throw badCondition(text);
  return condition;
}

function decoded(value: string, whole: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw badCondition(whole);
  }
}

function fits({ field, is, values }: Condition): boolean {
  if (is === 'none' || is === 'some' || is === 'mine') return values.length === 0;
  if (is === 'period') return values.length === 1 && periods.includes(values[0] as Period);
  if (is === 'has')
    return values.length === 1 && !/\0/.test(values[0]!) && values[0]!.length <= 100;
  if (is === 'between') return fitsBetween(field.type, values);
  if (values.length === 0 || values.length > 200) return false;
  if (field.type === 'text') return values.every((value) => !/\0/.test(value));
  return field.type === 'reference'
    ? values.every((value) => ID.test(value))
    : values.every((value) => field.choices?.includes(value));
}

function fitsBetween(type: FieldType, values: readonly string[]): boolean {
  const isBound = (value: string) =>
    value === '' ||
    (type === 'day' || type === 'moment' ? isDay(value) : /^-?\d{1,15}$/.test(value));
  return values.length === 2 && values.every(isBound) && values.some((value) => value !== '');
}

/** A day that the calendar has: 30 February is none. */
const isDay = (text: string): boolean =>
  DAY.test(text) && Number(text.slice(8)) <= Number(lastDay(text.slice(0, 7)).slice(8));

/** A condition as it stands in the address. */
export const conditionText = ({
  field,
  is,
  values,
}: { field: { key: string } } & Pick<Condition, 'is' | 'values'>): string =>
  `${field.key}:${is}:${values.map(encodeURIComponent).join(',')}`;

/** Conditions joined into the text of the address; the empty text asks for everything. */
export const filterText = (conditions: readonly string[]): string =>
  conditions.filter(Boolean).join(';');

/** First and last day of a moving span, seen from `today` (weeks begin on Monday, 周一起算). */
export function daysOf(period: Period, today: Day): [from: Day, to: Day] {
  const month = monthOf(today);
  const quarter = `${today.slice(0, 4)}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}`;
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const year = Number(today.slice(0, 4));
  const spans: Record<Period, [Day, Day]> = {
    today: [today, today],
    yesterday: [addDays(today, -1), addDays(today, -1)],
    this_week: [monday, addDays(monday, 6)],
    last_week: [addDays(monday, -7), addDays(monday, -1)],
    this_month: [firstDay(month), lastDay(month)],
    last_month: [firstDay(addMonths(month, -1)), lastDay(addMonths(month, -1))],
    this_quarter: [firstDay(quarter), lastDay(addMonths(quarter, 2))],
    last_quarter: [firstDay(addMonths(quarter, -3)), lastDay(addMonths(quarter, -1))],
    this_year: [`${year}-01-01`, `${year}-12-31`],
    last_year: [`${year - 1}-01-01`, `${year - 1}-12-31`],
    last_30: [addDays(today, -29), today],
  };
  return spans[period];
}

/** The condition that holds exactly the rows of one group; days group by month (按月分组). */
export function groupCondition(field: ListField, value: string | null): string {
  if (value === null || (value === '' && field.type !== 'choice'))
    return conditionText({ field, is: 'none', values: [] });
  if (field.type === 'day' || field.type === 'moment')
    return conditionText({ field, is: 'between', values: [firstDay(value), lastDay(value)] });
  return conditionText({ field, is: 'in', values: [value] });
}

/**
 * Plain parameters of older links (`?storeId=…&from=…`) as conditions. `from` and `to` bound the field
 * that they name together; the id of nobody stands for rows without a value.
 */
export function filterOfShortcuts(
  shape: ListShape,
  search: Readonly<Record<string, string | undefined>>,
): string {
  const shortcuts = shape.shortcuts ?? {};
  const day = shortcuts['from'];
  const span = [search['from'] ?? '', search['to'] ?? ''];
  const bounded =
    day && span.some(Boolean)
      ? [conditionText({ field: { key: day }, is: 'between', values: span })]
      : [];
  const named = Object.entries(shortcuts).flatMap(([name, key]) =>
    name === 'from' || name === 'to' || !search[name] ? [] : [shortcutText(key, search[name])],
  );
  return filterText([...bounded, ...named]);
}

const shortcutText = (key: string, value: string): string =>
  value === NOBODY
    ? conditionText({ field: { key }, is: 'none', values: [] })
    : conditionText({ field: { key }, is: 'in', values: value.split(',') });
