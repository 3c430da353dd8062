import { z } from 'zod';
import type { Resource } from './actor.ts';

/** Fields of records that are rights of their own (字段权限). */
export const fieldRights = ['phone', 'cost', 'floor_price', 'salary'] as const satisfies Resource[];
export type FieldRight = (typeof fieldRights)[number];

/** Which sibling fields say where the record belongs, as far as they are not named as usual. */
export type PlaceFields = {
  storeId?: string;
  teamId?: string;
  personId?: string;
  /** The record belongs to the whole group and to no store (集团通用). */
  wholeGroup?: true;
};
/**
 * For a field of a record of the whole group, such as a price in the catalogue: who may see the field in their
 * store or team sees it there too. A right over one's own records alone does not reach it.
 */
export const ofWholeGroup: PlaceFields = { wholeGroup: true };
export type Guard = { right: FieldRight; at: PlaceFields };

const guards = new WeakMap<z.ZodType, Guard>();
const masks = new WeakSet<z.ZodType>();

/**
 * Marks a field of a contract as one that not everybody who sees the record may see (字段权限). Served,
 * it becomes null where the right does not reach the record's place (`storeId`, `teamId`, `personId`
 * beside it, or `at`), and its name is added to the sibling `hidden`; so in an answer it must be
 * nullable. Sent, it is refused to whom the right to edit it is not given.
 */
export function guarded<T extends z.ZodType>(
  right: FieldRight,
  schema: T,
  at: PlaceFields = {},
): T {
  // A copy, because the same schema object may stand for other fields that are nobody's secret.
  const copy = schema.clone();
  guards.set(copy, { right, at });
  return copy;
}

/** Marks a field that holds such a value already masked, for everybody: `138****2041` (脱敏). */
export function masked<T extends z.ZodType>(schema: T): T {
  const copy = schema.clone();
  masks.add(copy);
  return copy;
}

/** The names of the fields of a row that are withheld from the reader; left out where none are. */
export const Hidden = z.array(z.string()).optional();

/** The mark of a field, looked for under whatever was wrapped around it. */
export function guardOf(schema: z.ZodType): Guard | undefined {
  const inner = within(schema);
  return guards.get(schema) ?? (inner && guardOf(inner));
}

export function isMasked(schema: z.ZodType): boolean {
  const inner = within(schema);
  return masks.has(schema) || (!!inner && isMasked(inner));
}

/** What an optional, nullable, defaulted, piped … schema is about. */
export function within(schema: z.ZodType): z.ZodType | undefined {
  const { innerType, in: first } = schema.def as { innerType?: z.ZodType; in?: z.ZodType };
  return innerType ?? first;
}
