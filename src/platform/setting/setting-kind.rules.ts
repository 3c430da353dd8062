import { z } from 'zod';
import type { Day } from '../../kernel/period.ts';

export const settingFieldTypes = [
  'rate',
  'money',
  'count',
  'tenth',
  'time',
  'text',
  'choice',
] as const;
export type SettingFieldType = (typeof settingFieldTypes)[number];

type Both = { zh: string; en: string };

/**
 * One figure or word of a setting. `rate` is basis points, `money` fen, `tenth` tenths of its unit, `time`
 * minutes after midnight, `count` whole.
 */
export type SettingField = {
  type: SettingFieldType;
  name: Both;
  unit?: Both;
  /** Bounds in the field's own units; 0 and 10^12 where left out. A text is at most `max` long, or 60. */
  min?: number;
  max?: number;
  /** May be left empty, which means what `emptyMeans` says. */
  optional?: true;
  emptyMeans?: Both;
  choices?: Readonly<Record<string, Both>>;
};
type Fields = Readonly<Record<string, SettingField>>;

type Plain<F extends SettingField> = F['type'] extends 'text' ? string : PlainChoice<F>;
type PlainChoice<F extends SettingField> = F['type'] extends 'choice'
  ? Extract<keyof F['choices'], string>
  : number;
export type SettingRow<F extends Fields> = {
  [K in keyof F]: F[K] extends { optional: true } ? Plain<F[K]> | null : Plain<F[K]>;
};

/** A value the program ships with, where it comes from, and the days that it is known for. */
export type ShippedValue<Row> = {
  from: Day;
  /** The last day the source covers; without it, until another value begins. */
  to?: Day;
  rows: readonly Row[];
  source: Both;
  /** No source that could be checked stands behind it: read it again before relying on it. */
  isUnverified?: true;
};

/**
 * A kind of effective-dated setting (生效日设置). Its value is a table of `fields`: one row, or with `key`
 * several, each with its own value of that field.
 */
export type SettingKind<F extends Fields = Fields, Row = SettingRow<F>> = {
  key: string;
  subject: SettingSubject;
  name: Both;
  note: Both;
  fields: F;
  rowKey?: readonly (keyof F & string)[];
  /** What the bounds of single fields cannot say: the first row and field that do not fit the others. */
  misfit?(rows: readonly Row[]): Misfit | undefined;
  /** Stores may have values of their own. */
  perStore?: true;
  shipped: readonly ShippedValue<Row>[];
};

/** The same where only its shape counts, not which fields it has. */
export type AnySettingKind = SettingKind<Fields, Record<string, number | string | null>>;

export type Misfit = { row: number; field: string };

export const settingSubjects = [
  'hours',
  'tax',
  'subsidy',
  'insurance',
  'loan',
  'lead',
  'sale',
  'stock',
  'market',
  'sale',
  'delivery',
] as const;
export type SettingSubject = (typeof settingSubjects)[number];

/** Declares a kind of setting and keeps the types of its fields. */
export const settingKind = <const F extends Fields>(kind: SettingKind<F>): SettingKind<F> => kind;

const oneOf = ({ type, min = 0, max, choices = {} }: SettingField): z.ZodType => {
  if (type === 'text')
    return z
      .string()
      .trim()
      .min(1)
      .max(max ?? 60);
  if (type === 'choice') return z.enum(Object.keys(choices) as [string, ...string[]]);
  return z
    .int()
    .min(min)
    .max(max ?? (type === 'time' ? 24 * 60 : 1e12));
};

/** What a value of the kind must look like: every field within its bounds, no two rows with one key. */
export function valueSchema(kind: AnySettingKind) {
  const fields = Object.entries(kind.fields).map(([key, field]) => [
    key,
    field.optional ? oneOf(field).nullable().default(null) : oneOf(field),
  ]);
  const row = z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>);
  const rows = z
    .array(row)
    .min(1)
    .max(kind.rowKey ? 100 : 1);
  return rows.superRefine((given, issues) => {
    const seen = new Set<string>();
    for (const [at, one] of given.entries()) {
      const key = rowKeyOf(kind, one);
      if (seen.has(key)) issues.addIssue({ code: 'custom', path: [at], message: 'twice' });
      seen.add(key);
    }
    const misfit = kind.misfit?.(given as Record<string, number | string | null>[]);
    if (misfit)
      issues.addIssue({ code: 'custom', path: [misfit.row, misfit.field], message: 'misfit' });
  });
}

const rowKeyOf = ({ rowKey = [] }: AnySettingKind, row: Record<string, unknown>): string =>
  JSON.stringify(rowKey.map((key) => row[key]));
