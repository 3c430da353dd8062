import type { FieldType } from './list.schema.ts';
import type { SheetColumn } from './workbook.schema.ts';

/** How Excel shows a column. Text is text, so that nothing a customer typed becomes a formula. */
export const formatOf = (type: FieldType): string =>
  ({
    text: '@',
    choice: '@',
    reference: '@',
    number: '#,##0',
    money: '#,##0.00',
    day: 'yyyy-mm-dd',
    moment: 'yyyy-mm-dd hh:mm',
  })[type];

const eightHoursMs = 8 * 3_600_000;

/**
 * A value as a cell of a workbook: money in yuan (raw, two decimals), days and instants as dates by the
 * store's clock, choices in words, lists joined, things by name. Text stays text also where it begins with = + - or @.
 */
export function cellOf(column: SheetColumn, value: unknown): string | number | Date | null {
  if (value === null || value === undefined) return null;
  if (column.type === 'money') return Number(value) / 100;
  if (column.type === 'number') return Number(value);
  if (column.type === 'day') return new Date(`${String(value)}T00:00:00Z`);
  // Excel knows no zones: the wall clock in China, all year UTC+8, is what people expect to read.
  if (column.type === 'moment') return new Date(Date.parse(String(value)) + eightHoursMs);
  const texts = (Array.isArray(value) ? value : [value]).map((one) => textOf(column, one));
  return texts.join('、').slice(0, 32_000);
}

function textOf(column: SheetColumn, value: unknown): string {
  const named = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
  return column.choices?.[String(named)] ?? String(named);
}

/** What stands in the line above a group: days group by month. */
export function groupLabel(column: SheetColumn, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (column.type === 'day' || column.type === 'moment') return String(value).slice(0, 7);
  return textOf(column, value);
}
