import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Month } from '../../kernel/page.ts';
import { Measure, PlanId } from './plan.schema.ts';
import { bases } from './seasonality.rules.ts';

/** What a model is for in the plan: 主力, 战略, 利润, 其他. */
export const modelRoles = ['core', 'strategic', 'profit', 'other'] as const;
export const ModelRole = z.enum(modelRoles);
export type ModelRole = (typeof modelRoles)[number];

const Amount = z.int().min(0).max(10_000_000_000_000);
const twelve = <T extends z.ZodType>(of: T) => z.array(of).length(12);

export const DecompositionSettings = z.object({
  /** The year's total, cars or fen. */
  total: Amount,
  basis: z.enum(bases),
  /** Use history from this month on, up to that one; null = all before the year. */
  historyFrom: Month.nullable().default(null),
  historyTo: Month.nullable().default(null),
  /** Twelve weights for the basis `by_hand`. */
  byHand: twelve(z.number().min(0).max(1e12)).nullable().default(null),
  /** January and February split by the date of the Spring Festival. */
  isFestivalSplit: z.boolean().default(true),
  /** Typed shares of the four quarters in basis points; null = by the season. */
  quarterSharesBp: z
    .array(z.int().min(0).max(10_000))
    .length(4)
    .refine((shares) => shares.reduce((a, b) => a + b, 0) === 10_000, 'must sum to 10000')
    .nullable()
    .default(null),
  themes: z.array(z.string().trim().max(40)).length(4).default(['', '', '', '']),
  /** Month totals that are fixed; null = by the season. */
  monthTotals: twelve(Amount.nullable()).nullable().default(null),
  /** Roles, fixed totals and months without sale of models; models not listed take part with role `other`. */
  models: z
    .array(
      z.object({
        modelId: z.uuid(),
        role: ModelRole.default('other'),
        total: Amount.nullable().default(null),
        isLeftOut: z.boolean().default(false),
        closedMonths: z.array(z.int().min(1).max(12)).max(12).default([]),
      }),
    )
    .max(500)
    .default([]),
  /** Fixed year totals of stores, teams and people, by their id. */
  totals: z.record(z.uuid(), Amount).default({}),
});
export type DecompositionSettings = z.infer<typeof DecompositionSettings>;

/** Something that could not be kept; `names` are the people, stores or models concerned. */
export const Conflict = z.object({
  kind: z.string(),
  names: z.array(z.string()),
  months: z.array(z.int()),
  wanted: z.int().nullable(),
  given: z.int().nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** What a decomposition rests on: the months used, seasonal indexes (1 = an average month), the festival. */
export const DecompositionOutcome = z.object({
  conflicts: z.array(Conflict),
  indexes: twelve(z.number()),
  months: z.array(Month),
  festival: z
    .object({ day: z.string(), januaryShare: z.number(), ownFactor: z.number() })
    .nullable(),
  /** How quarters were rounded: quota, floor, remainder, place in the queue, part. */
  workings: z.array(
    z.object({
      key: z.string(),
      weight: z.number(),
      quota: z.number(),
      floor: z.int(),
      remainder: z.number(),
      place: z.int(),
      part: z.int(),
    }),
  ),
  sellers: z.int(),
  seconds: z.number(),
});
export type DecompositionOutcome = z.infer<typeof DecompositionOutcome>;

const OfPlan = PlanId.extend({ measure: Measure });

export const Decomposition = z.object({
  /** 0 = nothing generated yet; `settings` are then a proposal. */
  version: z.int(),
  settings: DecompositionSettings,
  outcome: DecompositionOutcome.nullable(),
  changedAt: z.iso.datetime().nullable(),
  publishedVersion: z.int().nullable(),
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
});

export const getDecomposition = endpoint('GET /api/plans/:id/targets/:measure', {
  summary:
    'How a measure is decomposed: settings, conflicts, workings; a proposal before the first time',
  access: 'plan:read',
  input: OfPlan,
  output: Decomposition,
});

export const postDecomposition = endpoint('POST /api/plans/:id/targets/:measure', {
  summary: 'Decompose the year by month, model, store, team and person; locked model cells stay',
  access: 'plan:edit',
  input: OfPlan.extend({
    /** The version that the person saw; 0 for the first time. */
    version: z.int().min(0),
    settings: DecompositionSettings,
    keepLocks: z.boolean().default(true),
  }),
  output: Decomposition,
});

export const postPublication = endpoint('POST /api/plans/:id/targets/:measure/publication', {
  summary:
    'Publish the targets: a frozen version that KPIs, dashboards and pay are measured against',
  access: 'target:edit',
  input: OfPlan.extend({ version: z.int(), reason: z.string().trim().max(500).default('') }),
  output: z.object({ number: z.int() }),
});
