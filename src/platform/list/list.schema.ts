import { z } from 'zod';
import type { Resource } from '../../kernel/actor.ts';
import { endpoint, type Access } from '../../kernel/endpoint.ts';
import { pageOf, queryList } from '../../kernel/page.ts';

/** What a column holds; it decides how the column is shown, filtered, sorted and exported. */
export const fieldTypes = [
  'text',
  'number',
  'money',
  'day',
  'moment',
  'choice',
  'reference',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Records that a reference field may name; the screen offers them for choosing. */
export type Referred = 'store' | 'team' | 'person' | 'model' | 'source' | 'campaign';

/** One column of a list (列). `key` is the field of the row; its word is the label. */
export type ListField = {
  key: string;
  word: string;
  type: FieldType;
  /** The row's field that holds the id behind a reference's name. */
  idKey?: string;
  refers?: Referred;
  choices?: readonly string[];
  /** Words of the choices are `<choiceWord>.<choice>`. */
  choiceWord?: string;
  /** Sorting needs an index; where the value is never null, deep pages are as fast as the first. */
  sortable?: 'never-null' | 'nullable';
  filterable?: true;
  groupable?: true;
  /** Added up under the list and in group heads. */
  summed?: true;
  /** Shown only when chosen. */
  hidden?: true;
  width?: number;
  /** The field right that a reader needs (字段权限); without it the column is empty and not exported. */
  guard?: Resource;
  /** May be set for many rows at once. */
  bulk?: true;
};

/** A list as screens, contracts and exports know it (列表). One declaration makes all of them. */
export type ListShape = {
  /** Also the name of the address: `/api/deals` is the list `deals`. */
  key: string;
  resource: Resource;
  /** The word of the list's title. */
  word: string;
  fields: readonly ListField[];
  /** As in the query: `-closedOn` is latest first. */
  sort: string;
  /** The field whose choices are the columns of the board (看板). */
  status?: string;
  /** The field that a search for text looks in. */
  named?: string;
  /** Rows of a page where no number is asked for, and the most; 50 and 200 where it is not said. */
  page?: number;
  /** Older, plain parameters of the address, by the filter they mean: `{ storeId: 'storeName' }`. */
  shortcuts?: Readonly<Record<string, string>>;
};

/** A list asked for: filters, order, one group of rows, a page. */
export const ListAsked = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(2000).optional().describe('The cursor `next` of the page before'),
  sort: z.string().max(200).optional().describe('Fields, comma-separated; `-` for descending'),
  filter: z
    .string()
    .max(4000)
    .optional()
    .describe('Conditions `field:operator:value,value`, joined by `;`, values URL-encoded'),
});

export const SummaryAsked = ListAsked.pick({ filter: true }).extend({
  group: z.string().max(50).optional().describe('The field to group by'),
});

const Sums = z.record(z.string(), z.number());
export const Summary = z.object({
  /** Rows that match; where `isMore`, at least as many, and nothing is added up. */
  count: z.number().int(),
  isMore: z.boolean(),
  sums: Sums,
  groups: z.array(
    z.object({
      /** Null for rows without a value. */
      value: z.string().nullable(),
      label: z.string().nullable(),
      /** The condition that holds exactly this group's rows. */
      filter: z.string(),
      count: z.number().int(),
      sums: Sums,
    }),
  ),
  /** There are more groups than are listed. */
  moreGroups: z.boolean(),
});

const Chosen = {
  ids: z.array(z.uuid()).min(1).max(5000).optional().describe('These rows'),
  filter: z.string().max(4000).optional().describe('Or every row that matches'),
};

export const BulkAsked = z.object({
  ...Chosen,
  field: z.string().max(50),
  value: z.string().max(200).nullable(),
});

const Skipped = z.array(z.object({ reason: z.string(), count: z.number().int() }));
export const BulkAnswer = z.object({
  changed: z.number().int(),
  /** Rows that stand so already. */
  same: z.number().int(),
  skipped: Skipped,
  /** Names the change for its undo; null for a preview and where nothing changed. */
  batchId: z.uuid().nullable(),
});

export const UndoAnswer = z.object({ restored: z.number().int(), skipped: Skipped });

export const ExportAsked = ListAsked.pick({ sort: true, filter: true }).extend({
  columns: queryList(z.string().max(50)).describe(
    'Fields in their order; without, those of the list',
  ),
  group: z.string().max(50).optional(),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** Contracts of one list: page, summary, export, and changing many where the list allows it. */
export function listContracts<Row extends z.ZodType>(shape: ListShape, row: Row, name: string) {
  const path = `/api/${shape.key}` as const;
  const { page } = shape;
  const asked = page
    ? ListAsked.extend({ limit: z.coerce.number().int().min(1).max(page).default(page) })
    : ListAsked;
  const access = (verb: 'read' | 'export' | 'bulk') => `${shape.resource}:${verb}` as Access;
  return {
    page: endpoint(`GET ${path}`, {
      summary: `${name} within reach; filtered, sorted, by pages`,
      access: access('read'),
      input: asked,
      output: pageOf(row),
    }),
    summary: endpoint(`GET ${path}/summary`, {
      summary: `${name}: how many match, their sums, and their groups`,
      access: access('read'),
      input: SummaryAsked,
      output: Summary,
    }),
    workbook: endpoint(`GET ${path}/workbook`, {
      summary: `${name} as an Excel workbook, with a watermark; every export is logged`,
      access: access('export'),
      input: ExportAsked,
      output: z.unknown(),
    }),
    bulkTrial: endpoint(`POST ${path}/bulk-trial`, {
      summary: `${name}: what changing many rows would do`,
      access: access('bulk'),
      input: BulkAsked,
      output: BulkAnswer,
    }),
    bulk: endpoint(`POST ${path}/bulk`, {
      summary: `${name}: set one field of many rows, all in one transaction`,
      access: access('bulk'),
      input: BulkAsked,
      output: BulkAnswer,
    }),
    undo: endpoint(`POST ${path}/bulk/:batchId/undo`, {
      summary: `${name}: put the values back that a bulk change replaced`,
      access: access('bulk'),
      input: z.object({ batchId: z.uuid() }),
      output: UndoAnswer,
    }),
  };
}

export type ListContracts<Row extends z.ZodType = z.ZodType> = ReturnType<
  typeof listContracts<Row>
>;

/** A list as a screen needs it: its shape and what to ask. */
export type ListDeclaration<Row extends z.ZodType = z.ZodType> = {
  shape: ListShape;
  contracts: ListContracts<Row>;
};

/** Declares a list once for server, screen and export. */
export const declareList = <Row extends z.ZodType>(
  shape: ListShape,
  row: Row,
  name: string,
): ListDeclaration<Row> => ({ shape, contracts: listContracts(shape, row, name) });
