import { z } from 'zod';

export const dateOrders = ['YMD', 'DMY', 'MDY'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'latin1'] as const;
export type Encoding = (typeof encodings)[number];

/** Units that a column of money may be written in (金额单位); yuan where none is said. */
export const moneyUnits = ['分', '元', '千', '万', '亿'] as const;
export type MoneyUnit = (typeof moneyUnits)[number];

const FieldName = z.string().min(1).max(60);
const ColumnName = z.string().min(1).max(200);

/**
 * How the columns of one file become the fields of an import kind (字段映射). Saved by name, or kept
 * as a JSON file for the command line. Columns are named by their header, unnamed ones `#1`, `#2`…
 */
export const Mapping = z.strictObject({
  /** Field → column; several columns are joined (year and month in two columns). */
  fields: z.record(FieldName, z.union([ColumnName, z.array(ColumnName).min(1).max(4)])).default({}),
  /** Field → what the file says → what we keep. */
  values: z.record(FieldName, z.record(z.string().max(200), z.string().max(200))).default({}),
  /** Field → the same value on every row. */
  constants: z.record(FieldName, z.string().max(200)).default({}),
  /** Field → the unit in which the column is written, where the cells do not say it. */
  units: z.record(FieldName, z.enum(moneyUnits)).default({}),
  dateOrder: z.enum(dateOrders).optional(),
  encoding: z.enum(encodings).optional(),
  sheet: z.string().max(100).optional(),
  /** The row that holds the headers, counted from 1. */
  headerRow: z.int().min(1).max(100).optional(),
  /** Wide columns turned into rows: each matching header goes to `to`, its cell to `value`. */
  unpivot: z
    .strictObject({ columns: z.string().min(1).max(200), to: FieldName, value: FieldName })
    .optional(),
  /** Rows or cells whose measure is empty are left out instead of refused. */
  skipEmpty: z.boolean().default(false),
  /** Names the system that the ids come from, so that two systems may use the same id. */
  source: z.string().trim().min(1).max(60).default('file'),
});
export type Mapping = z.output<typeof Mapping>;
export type MappingInput = z.input<typeof Mapping>;
