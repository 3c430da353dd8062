import { z } from 'zod';
import { declareList } from '../list/list.schema.ts';

/** Where an import stands (导入状态). `checked` is a finished dry run; nothing was changed by it. */
export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'undone',
] as const;

/** Kinds of file as the list knows them; a test holds them against what the program can import. */
export const listedKinds = [
  'deals',
  'leads',
  'new_leads',
  'comments',
  'staff',
  'models',
  'market',
  'surveys',
  'prices',
  'stock',
] as const;

/** An import in the list (导入记录): what, by whom, when, and how it ended. */
export const ImportRow = z.object({
  id: z.uuid(),
  fileName: z.string(),
  kind: z.string(),
  state: z.enum(importStates),
  /** Counts of the last dry run or run; null before one. */
  rows: z.int().nullable(),
  created: z.int().nullable(),
  updated: z.int().nullable(),
  rejected: z.int().nullable(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

const choice = { type: 'choice', filterable: true, groupable: true } as const;
const count = { type: 'number', sortable: 'nullable', filterable: true, width: 90 } as const;

export const importList = declareList(
  {
    key: 'imports',
    resource: 'import',
    word: 'import.title',
    sort: '-createdAt',
    named: 'fileName',
    fields: [
      { key: 'fileName', word: 'import.file', type: 'text', filterable: true, width: 240 },
      {
        key: 'kind',
        word: 'import.kindOf',
        ...choice,
        choices: listedKinds,
        choiceWord: 'import.kindOf',
        width: 120,
      },
      { key: 'rows', word: 'import.rows', ...count },
      { key: 'created', word: 'import.created', ...count, hidden: true },
      { key: 'updated', word: 'import.updated', ...count, hidden: true },
      { key: 'rejected', word: 'import.rejected', ...count },
      {
        key: 'state',
        word: 'import.state',
        ...choice,
        choices: importStates,
        choiceWord: 'import.state',
        width: 120,
      },
      {
        key: 'createdByName',
        word: 'import.by',
        type: 'reference',
        refers: 'person',
        filterable: true,
        groupable: true,
        width: 120,
      },
      {
        key: 'createdAt',
        word: 'import.at',
        type: 'moment',
        sortable: 'never-null',
        filterable: true,
        groupable: true,
        width: 150,
      },
    ],
  },
  ImportRow,
  'Imports',
);
