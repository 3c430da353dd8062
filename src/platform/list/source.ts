import type { Compilable, RawBuilder, SelectQueryBuilder } from 'kysely';
import type { z } from 'zod';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx, DB } from '../db.ts';
import type { Words } from '../web/words.ts';
import type { ListDeclaration } from './list.schema.ts';

/** Rows of a list before anything is selected. */
export type Rows = SelectQueryBuilder<DB, never, Record<string, unknown>>;

/** Any select as rows of a list: the machine adds only expressions, so the tables' types do not matter. */
export const asRows = (query: Compilable<unknown>): Rows => query as unknown as Rows;

/** The SQL of one field. */
export type ListColumn = {
  /** What is sorted, compared and added up. */
  value: RawBuilder<unknown>;
  /** The id behind a reference. */
  id?: RawBuilder<unknown>;
  /** Where a reference's name stands, by its id. */
  names?: string;
};

/** A record as a bulk change sees it: its id, and the columns that the change may touch. */
export type BulkRecord = { id: string } & Record<string, string | null>;

/** How one field is set for many records at once. */
export type BulkField = {
  /** Judges the value and answers the columns to set. Refuses a value that nobody may set. */
  settle: (ctx: Ctx, value: string | null) => Promise<Record<string, string | null>>;
  /** Why a record keeps its value, as a stable reason; undefined where it may change. */
  keeps?: (record: BulkRecord, settled: Record<string, string | null>) => string | undefined;
};

export type BulkKind = {
  fields: Readonly<Record<string, BulkField>>;
  /** These records within the reach of the actor's right to change many, locked for the change. */
  records: (ctx: Ctx, ids: readonly string[]) => Promise<BulkRecord[]>;
  /** Sets the same columns in all of these records. */
  write: (
    ctx: Ctx,
    ids: readonly string[],
    columns: Record<string, string | null>,
  ) => Promise<void>;
  /** Why an earlier value may not be put back, as a stable reason; undefined where it may. */
  bars?: (ctx: Ctx, columns: Record<string, string | null>) => Promise<string | undefined>;
  /** What follows from a change, once for all of them. */
  settled?: (ctx: Ctx, ids: readonly string[]) => Promise<void>;
};

/** What fulfils a declared list on the server. */
export type ListSource<Row extends z.ZodType = z.ZodType> = ListDeclaration<Row> & {
  /** The rows that the actor's right reaches. */
  rows: (ctx: Ctx, verb: Verb) => Rows;
  /** The same rows by the grounds of that reach, for lists that are long: each arm has an index of its own. */
  arms?: (ctx: Ctx, verb: Verb) => Rows[];
  /** Adds to each row of a page what the reply shows. */
  show: (rows: Rows, ctx: Ctx) => Rows;
  id: RawBuilder<string>;
  /** Words of the list, for the head of a workbook. */
  words: Words;
  columns: Readonly<Record<string, ListColumn>>;
  bulk?: BulkKind;
  /** Adds to the rows of a page what no statement can reckon, such as a dated rate over many days. */
  complete?: (
    ctx: Ctx,
    rows: readonly Record<string, unknown>[],
  ) => Promise<Record<string, unknown>[]>;
};
