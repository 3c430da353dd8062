import type { Field, KindShape } from './field.schema.ts';
import type { Mapping } from './mapping.schema.ts';
import type { Problem } from './problem.rules.ts';
import { comparable, isEmptyCell, restored, trimmed } from './text.rules.ts';
import { readValue, type Reading } from './value.rules.ts';

/** What is wrong with a mapping as a whole (映射问题); several at once, so a list. */
export type MappingProblem = {
  code:
    'field.unknown' | 'column.unknown' | 'field.missing' | 'unpivot.unreadable' | 'unpivot.empty';
  name: string;
};

/** One field, bound to the columns or the constant that fill it. */
type Bound = { field: Field; columns: readonly number[]; constant: string | null };

/** A mapping fitted to the headers of one file: what every row goes through. */
export type Fitted = {
  kind: KindShape;
  bound: readonly Bound[];
  unpivot: {
    columns: readonly { index: number; name: string }[];
    to: number;
    value: number;
  } | null;
  mapping: Mapping;
  readings: readonly Reading[];
};

/** A row as it is staged: a value per field in the kind's order, or the reasons against it. */
export type StagedRow = { values: (string | null)[]; problems: Problem[] };

/**
 * Fits a mapping to the columns of a file (套用映射). Columns are found by name without regard to case,
 * blanks and punctuation. Returns the problems of the mapping, all at once, instead where it has any.
 */
export function fitted(
  kind: KindShape,
  mapping: Mapping,
  columns: readonly string[],
  phone: (text: string) => string,
): Fitted | { problems: MappingProblem[] } {
  const unpivot = fittedUnpivot(kind, mapping, columns);
  const problems = [...unknownNames(kind, mapping, columns), ...missingFields(kind, mapping)];
  if (unpivot && 'code' in unpivot) problems.push(unpivot);
  if (problems.length > 0 || (unpivot && 'code' in unpivot)) return { problems };

  const bound = kind.fields.map((field) => ({
    field,
    columns: columnsOf(mapping, field.name).map((name) => columnIndex(columns, name)),
    constant: mapping.constants[field.name] ?? null,
  }));
  const readings = kind.fields.map(({ name }) => ({
    dateOrder: mapping.dateOrder ?? 'YMD',
    unit: mapping.units[name],
    means: mapping.values[name],
    phone,
  }));
  return { kind, bound, unpivot, mapping, readings };
}

const columnsOf = ({ fields }: Mapping, name: string): string[] => {
  const columns = fields[name];
  return columns === undefined ? [] : typeof columns === 'string' ? [columns] : columns;
};

/** The exact header, else the only one that is the same but for case, blanks and punctuation. */
function columnIndex(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(trimmed(name));
  if (exact >= 0) return exact;
  const wanted = comparable(name);
  const alike = columns.flatMap((column, i) => (comparable(column) === wanted ? [i] : []));
  return wanted !== '' && alike.length === 1 ? alike[0]! : -1;
}

function unknownNames(
  kind: KindShape,
  mapping: Mapping,
  columns: readonly string[],
): MappingProblem[] {
  const known = new Set(kind.fields.map(({ name }) => name));
  const { fields, constants, values, units, unpivot } = mapping;
  const named = [fields, constants, values, units].flatMap((part) => Object.keys(part));
  if (unpivot) named.push(unpivot.to, unpivot.value);
  const wanted = Object.keys(fields).flatMap((field) => columnsOf(mapping, field));
  return [
    ...[...new Set(named)]
      .filter((name) => !known.has(name))
      .map((name) => ({ code: 'field.unknown' as const, name })),
    ...wanted
      .filter((name) => columnIndex(columns, name) < 0)
      .map((name) => ({ code: 'column.unknown' as const, name })),
  ];
}

function missingFields(kind: KindShape, { fields, constants, unpivot }: Mapping): MappingProblem[] {
  const given = new Set([...Object.keys(fields), ...Object.keys(constants)]);
  if (unpivot) given.add(unpivot.to).add(unpivot.value);
  return kind.fields
    .filter(({ name, required }) => required && !given.has(name))
    .map(({ name }) => ({ code: 'field.missing' as const, name }));
}

function fittedUnpivot(
  kind: KindShape,
  { unpivot }: Mapping,
  columns: readonly string[],
): Fitted['unpivot'] | MappingProblem {
  if (!unpivot) return null;
  const pattern = patternOf(unpivot.columns);
  if (!pattern) return { code: 'unpivot.unreadable', name: unpivot.columns };
  const matching = columns.flatMap((name, index) => (pattern.test(name) ? [{ index, name }] : []));
  if (matching.length === 0) return { code: 'unpivot.empty', name: unpivot.columns };
  const indexOf = (name: string) => kind.fields.findIndex((field) => field.name === name);
  return { columns: matching, to: indexOf(unpivot.to), value: indexOf(unpivot.value) };
}

function patternOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}

/** The rows that one row of the file stands for: itself, or one per unpivoted column (宽表转长表). */
export function stagedRows(fit: Fitted, cells: readonly string[]): StagedRow[] {
  if (!fit.unpivot) return stagedOnce(fit, cells, null);
  return fit.unpivot.columns.flatMap((column) => stagedOnce(fit, cells, column));
}

function stagedOnce(
  fit: Fitted,
  cells: readonly string[],
  wide: { index: number; name: string } | null,
): StagedRow[] {
  const problems: Problem[] = [];
  const measured = fit.unpivot ? [fit.unpivot.value] : [];
  const texts = fit.bound.map((bound, i) => {
    if (wide && i === fit.unpivot!.to) return wide.name;
    if (wide && i === fit.unpivot!.value) return cells[wide.index] ?? '';
    return textOf(bound, cells);
  });
  if (fit.mapping.skipEmpty && hasEmptyMeasure(fit, texts, measured)) return [];

  const values = texts.map((text, i) => {
    const { field } = fit.bound[i]!;
    const read = readValue(field, text, fit.readings[i]!);
    if ('problem' in read) {
      problems.push({ field: field.name, code: read.problem, value: text, detail: read.detail });
      return null;
    }
    if (read.value === null && field.required) {
      problems.push({ field: field.name, code: 'empty', value: text });
    }
    return read.value;
  });
  return [{ values, problems }];
}

/** Year and month, or first and last name: several columns make one value. */
function textOf({ columns, constant }: Bound, cells: readonly string[]): string {
  const parts = columns.map((index) => restored(cells[index] ?? ''));
  if (parts.length === 0) return constant ?? '';
  if (parts.length === 1) return parts[0]!.trim() === '' ? (constant ?? '') : parts[0]!;
  const filled = parts.map(trimmed).filter((part) => part !== '');
  return filled.join(filled.every((part) => /^\d+(\.0)?$/.test(part)) ? '-' : ' ');
}

const hasEmptyMeasure = (fit: Fitted, texts: readonly string[], measured: readonly number[]) =>
  fit.bound.some(
    ({ field }, i) =>
      (measured.length > 0 ? measured.includes(i) : field.required === true) &&
      isEmptyCell(texts[i]!),
  );
