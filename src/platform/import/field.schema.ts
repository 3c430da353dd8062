import { z } from 'zod';

/**
 * What a field of an import holds (字段类型). `yuan*` are typed in yuan and kept in fen: of a range
 * such as 24.88-27.88万, `yuan` keeps the middle, `yuanLow` and `yuanHigh` the ends.
 */
export const fieldTypes = [
  'text',
  'day',
  'month',
  'instant',
  'yuan',
  'yuanLow',
  'yuanHigh',
  'integer',
  'decimal',
  'percent',
  'phone',
  'boolean',
  'choice',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** One field of an import kind (导入字段): declared once, read by mapping, staging, screen and API. */
export const Field = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  required: z.boolean().optional(),
  zh: z.string(),
  en: z.string(),
  /** Other headers that people write for it, in any language. */
  aliases: z.array(z.string()).readonly(),
  /** For `choice`: what we keep, and the words that mean it. */
  choices: z.record(z.string(), z.array(z.string()).readonly()).optional(),
});
export type Field = Readonly<z.infer<typeof Field>>;

/** What can be told about an import kind without applying it; crosses to the worker and browser. */
export const KindShape = z.object({
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The fields that together name a row of the file; the same key again is an update. */
  key: z.array(z.string()).readonly(),
  /** Pairs of days of which the second may not lie before the first. */
  ordered: z
    .array(z.tuple([z.string(), z.string()]))
    .readonly()
    .optional(),
  /** Fields that must be filled where another field has one of these values. */
  needed: z
    .array(z.object({ field: z.string(), where: z.string(), is: z.array(z.string()).readonly() }))
    .readonly()
    .optional(),
  fields: z.array(Field).readonly(),
});
export type KindShape = Readonly<z.infer<typeof KindShape>>;
