import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Measure, PlanId } from './plan.schema.ts';
import { ModelRole } from './target.schema.ts';

/** Rows of a grid: models, stores, teams or people; columns are always the twelve months. */
export const gridViews = ['model', 'store', 'team', 'person'] as const;
export const GridView = z.enum(gridViews);
export type GridView = (typeof gridViews)[number];

const twelve = <T extends z.ZodType>(of: T) => z.array(of).length(12);
const Amount = z.int().min(0).max(10_000_000_000_000);

/** Which grid: of one store, or of the whole plan. */
const Which = PlanId.extend({
  measure: Measure,
  view: GridView,
  storeId: z.uuid().optional(),
});

export const GridLine = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The model's brand, the team's store, the person's team. */
  group: z.string(),
  role: ModelRole.nullable(),
  cells: twelve(Amount),
  weights: twelve(z.number()),
  locked: twelve(z.boolean()),
  typed: twelve(z.boolean()),
  /** What the line did in the twelve months of last year. */
  lastYear: twelve(z.int()),
});
export type GridLine = z.infer<typeof GridLine>;

export const TargetGrid = z.object({
  version: z.int(),
  view: GridView,
  storeId: z.uuid().nullable(),
  columnKeys: twelve(z.string()),
  columnHeld: twelve(z.boolean()),
  rows: z.array(GridLine),
  mayEdit: z.boolean(),
});
export type TargetGrid = z.infer<typeof TargetGrid>;

export const getTargetGrid = endpoint('GET /api/plans/:id/targets/:measure/grid', {
  summary: 'Targets by month and model, store, team or person, with locks and typed cells',
  access: 'plan:read',
  input: Which,
  output: TargetGrid,
});

/** The grid as it stands on the screen after edits; lines that did not change may be left out. */
export const putTargetGrid = endpoint('PUT /api/plans/:id/targets/:measure/grid', {
  summary:
    'Save an edited grid; the levels below share every change, refused if somebody saved meanwhile',
  access: 'plan:edit',
  input: Which.extend({
    version: z.int(),
    rows: z
      .array(
        GridLine.pick({ id: true, cells: true }).extend({
          locked: twelve(z.boolean()),
          typed: twelve(z.boolean()),
        }),
      )
      .max(3000),
    columnHeld: twelve(z.boolean()),
  }),
  output: TargetGrid,
});

const Cell = z.object({ rowId: z.uuid(), month: z.int().min(1).max(12) });

/** Edits for programs: the server lets the rest follow as the screen does. */
export const postGridEdits = endpoint('POST /api/plans/:id/targets/:measure/edits', {
  summary:
    'Edit cells or totals of a grid; the rest rebalances, or the limit and ways out are answered',
  access: 'plan:edit',
  input: Which.extend({
    version: z.int(),
    edits: z
      .array(
        z.discriminatedUnion('kind', [
          Cell.extend({ kind: z.literal('cell'), value: Amount }),
          Cell.extend({ kind: z.enum(['lock', 'release']) }),
          z.object({ kind: z.literal('row'), rowId: z.uuid(), value: Amount }),
          z.object({ kind: z.literal('column'), month: z.int().min(1).max(12), value: Amount }),
          z.object({
            kind: z.enum(['hold_column', 'free_column']),
            month: z.int().min(1).max(12),
          }),
        ]),
      )
      .min(1)
      .max(5000),
  }),
  output: TargetGrid.extend({ moved: z.array(twelve(z.int())) }),
});

export const getGridWorkbook = endpoint('GET /api/plans/:id/targets/:measure/workbook', {
  summary: 'The grid as an Excel workbook (xlsx)',
  access: 'plan:read',
  input: Which,
  output: z.unknown(),
});

export const postGridWorkbook = endpoint('POST /api/plans/:id/targets/:measure/workbook', {
  summary: 'Read an exported workbook back: changed cells count as typed; file in base64',
  access: 'plan:edit',
  input: Which.extend({ version: z.int(), file: z.base64().max(8_000_000) }),
  output: TargetGrid.extend({ changed: z.int() }),
});
