import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { importList, importStates } from './import-list.schema.ts';
import { KindShape } from './field.schema.ts';
import { encodings, Mapping } from './mapping.schema.ts';

/** The true type of a file (文件类型), told by its bytes; the extension is not asked. */
export const fileTypes = ['csv', 'xlsx', 'xls'] as const;
export type FileType = (typeof fileTypes)[number];

export type ImportState = (typeof importStates)[number];

export const Counts = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
});
export type Counts = z.infer<typeof Counts>;

/** Why one cell of one row was refused (导入问题): field, row, value and the mend. */
export const RowProblem = z.object({
  row: z.int(),
  field: z.string(),
  code: z.string(),
  value: z.string(),
  zh: z.string(),
  en: z.string(),
});
export type RowProblem = z.infer<typeof RowProblem>;

/** Names in the file that we do not know; importing creates them inactive (停用). */
export const Unknown = z.object({
  what: z.enum(['store', 'team', 'person', 'brand', 'model', 'source', 'campaign']),
  name: z.string(),
  rows: z.int(),
});
export type Unknown = z.infer<typeof Unknown>;

export const Progress = z.object({ rowsRead: z.int(), staged: z.int(), applied: z.int() });
export type Progress = z.infer<typeof Progress>;

export const Import = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  state: z.enum(importStates),
  mapping: Mapping.nullable(),
  /** Counts of the last dry run or run. */
  counts: Counts.nullable(),
  progress: Progress.nullable(),
  unknown: z.array(Unknown),
  /** The first of the refused rows; all of them are in the file of rejected rows. */
  problems: z.array(RowProblem),
  hasRejectedFile: z.boolean(),
  /** Where the state is `failed`: the refusal's code and details. */
  failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  createdAt: z.iso.datetime(),
  createdByName: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  mayUndo: z.boolean(),
});
export type Import = z.infer<typeof Import>;

/** A column of the file as the mapping screen shows it. */
export const Column = z.object({
  name: z.string(),
  /** Counted from 1. */
  index: z.int(),
  samples: z.array(z.string()),
  /** Filled cells among the rows looked at. */
  filled: z.int(),
});
export type Column = z.infer<typeof Column>;

/** What the file turned out to be (文件分析), with our guess of the mapping for a person to confirm. */
export const Analysis = z.object({
  type: z.enum(fileTypes),
  /** The extension said something else. */
  extensionLies: z.boolean(),
  encoding: z.enum(encodings).nullable(),
  encodingSure: z.boolean(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerRow: z.int(),
  columns: z.array(Column),
  rowsLookedAt: z.int(),
  /** The first rows as they stand, for the preview. */
  preview: z.array(z.array(z.string())),
  guess: z.object({
    mapping: Mapping,
    dateOrderSure: z.boolean(),
    /** Per field of type `choice`: what stands in the file and which of our values we take it for. */
    values: z.record(
      z.string(),
      z.array(z.object({ found: z.string(), rows: z.int(), means: z.string().nullable() })),
    ),
    /** Required fields that no column was found for. */
    missing: z.array(z.string()),
  }),
});
export type Analysis = z.infer<typeof Analysis>;

const Id = z.object({ id: z.uuid() });

export const getImportKinds = endpoint('GET /api/import-kinds', {
  summary: 'The kinds of file that can be imported, with their fields.',
  access: 'import:read',
  input: z.object({}),
  output: z.array(KindShape),
});

export const getImports = importList.contracts.page;

export const getImport = endpoint('GET /api/imports/:id', {
  summary: 'One import: state, progress, counts, problems.',
  access: 'import:read',
  input: Id,
  output: Import,
});

/** The body is multipart/form-data: a field `kind`, then the `file`; the reply is this output. */
export const postImport = endpoint('POST /api/imports', {
  summary: 'Upload a file for import (multipart/form-data with kind and file).',
  access: 'import:edit',
  input: z.object({ kind: z.string().optional() }),
  output: Import,
});

export const getImportAnalysis = endpoint('GET /api/imports/:id/analysis', {
  summary: 'What the uploaded file holds, and the guessed mapping.',
  access: 'import:read',
  input: Id.extend({
    sheet: z.string().optional(),
    encoding: z.enum(encodings).optional(),
    headerRow: z.coerce.number().int().min(1).max(100).optional(),
  }),
  output: Analysis,
});

export const postImportTrial = endpoint('POST /api/imports/:id/trial', {
  summary: 'Start a dry run: counts, problems and unknown names, changing nothing.',
  access: 'import:edit',
  input: Id.extend({ mapping: Mapping }),
  output: Import,
});

export const postImportRun = endpoint('POST /api/imports/:id/run', {
  summary: 'Start the import itself.',
  access: 'import:edit',
  input: Id.extend({ mapping: Mapping }),
  output: Import,
});

export const postImportUndo = endpoint('POST /api/imports/:id/undo', {
  summary: 'Take an import back while nothing depends on it.',
  access: 'import:edit',
  input: Id,
  output: Import,
});

/** Replies with a CSV file (text/csv), not JSON; the output is its text. */
export const getImportRejected = endpoint('GET /api/imports/:id/rejected', {
  summary: 'The refused rows as a CSV file, with the reason on each.',
  access: 'import:read',
  input: Id,
  output: z.string(),
});
export const rejectedRowsPath = (id: string): string => `/api/imports/${id}/rejected`;

export const SavedMapping = z.object({
  name: z.string().trim().min(1).max(80),
  kind: z.string(),
  mapping: Mapping,
});
export type SavedMapping = z.infer<typeof SavedMapping>;

export const getImportMappings = endpoint('GET /api/import-mappings', {
  summary: 'Saved mappings.',
  access: 'import:read',
  input: z.object({ kind: z.string().optional() }),
  output: z.array(SavedMapping),
});

export const putImportMapping = endpoint('PUT /api/import-mappings/:name', {
  summary: 'Save a mapping by name; the same name again replaces it.',
  access: 'import:edit',
  input: SavedMapping,
  output: SavedMapping,
});

export const deleteImportMapping = endpoint('DELETE /api/import-mappings/:name', {
  summary: 'Forget a saved mapping.',
  access: 'import:edit',
  input: SavedMapping.pick({ name: true }),
  output: z.object({ name: z.string() }),
});
