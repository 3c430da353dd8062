import { brokenCursor, notSortable, unknownField } from './list.refusals.ts';
import type { FieldType, ListField, ListShape } from './list.schema.ts';

export type SortBy = { field: ListField; descending: boolean };

/** The field of a list by its key. Refuses names that the list does not have. */
export function fieldNamed(shape: ListShape, key: string): ListField {
  const field = shape.fields.find((one) => one.key === key);
  if (!field) throw unknownField(key);
  return field;
}

/**
 * The order asked for (排序), as `-closedOn,priceFen`; the list's own where none is asked. At most three
 * fields; ties end with the id. Missing values stand as the greatest. Refuses unknown and unsortable fields.
 */
export function sortsOf(shape: ListShape, asked: string | undefined): SortBy[] {
  const names = (asked || shape.sort).split(',').filter(Boolean).slice(0, 3);
  return names.map((name) => {
    const descending = name.startsWith('-');
    const field = fieldNamed(shape, descending ? name.slice(1) : name);
    if (!field.sortable) throw notSortable(field.key);
    return { field, descending };
  });
}

const forms: Record<FieldType, RegExp> = {
  text: /^[^\0]*$/,
  choice: /^[^\0]*$/,
  reference: /^[^\0]*$/,
  number: /^-?\d{1,15}$/,
  money: /^-?\d{1,15}$/,
  day: /^\d{4}-\d\d-\d\d$/,
  moment: /^\d{4}-\d\d-\d\d[ T][\d:.+Z-]{5,30}$/,
};
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a page ended: the value of each sorted field, then the id of the row. */
export type Cursor = { values: (string | null)[]; id: string };

/** A cursor as it travels: nothing in it is secret, and nothing in it is trusted. */
export const cursorText = ({ values, id }: Cursor): string =>
  encodeURIComponent(JSON.stringify([...values, id]));

/** Reads a cursor back. Refuses one that does not fit the order asked for. */
export function cursorOf(text: string, sorts: readonly SortBy[]): Cursor {
  const parts = parsed(text);
  const id = parts.pop();
  const fits =
    parts.length === sorts.length &&
    parts.every((part, i) => part === null || forms[sorts[i]!.field.type].test(part));
  if (!fits || typeof id !== 'string' || !ID.test(id)) throw brokenCursor();
  return { values: parts, id };
}

function parsed(text: string): (string | null)[] {
  try {
    const found: unknown = JSON.parse(decodeURIComponent(text));
    if (Array.isArray(found) && found.every((one) => one === null || typeof one === 'string'))
      return found as (string | null)[];
  } catch {
    // Told below like every other broken cursor.
  }
  throw brokenCursor();
}
