import type { Mapping } from '../mapping.schema.ts';

/** The columns that fill a field, as a list. */
export function columnsOf(mapping: Mapping, field: string): string[] {
  const columns = mapping.fields[field];
  return columns === undefined ? [] : typeof columns === 'string' ? [columns] : columns;
}

const without = <T>(record: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** Other columns for a field (对列): none leaves the field empty; a column takes the place of a constant. */
export function withColumns(mapping: Mapping, field: string, columns: readonly string[]): Mapping {
  const fields = without(mapping.fields, field);
  if (columns.length === 1) fields[field] = columns[0]!;
  if (columns.length > 1) fields[field] = [...columns];
  const constants = columns.length > 0 ? without(mapping.constants, field) : mapping.constants;
  return { ...mapping, fields, constants };
}

/** The same value on every row (固定值); it takes the place of a column. */
export function withConstant(mapping: Mapping, field: string, value: string): Mapping {
  const constants = without(mapping.constants, field);
  if (!value) return { ...mapping, constants };
  return {
    ...mapping,
    fields: without(mapping.fields, field),
    constants: { ...constants, [field]: value },
  };
}

/** What one word of the file means (取值对应). */
export function withMeaning(
  mapping: Mapping,
  field: string,
  found: string,
  means: string,
): Mapping {
  return {
    ...mapping,
    values: { ...mapping.values, [field]: { ...mapping.values[field], [found]: means } },
  };
}

/** Whether the field gets anything: a column, a constant, or an unpivoted header or cell. */
export const isFilled = (mapping: Mapping, field: string): boolean =>
  columnsOf(mapping, field).length > 0 ||
  !!mapping.constants[field] ||
  mapping.unpivot?.to === field ||
  mapping.unpivot?.value === field;
