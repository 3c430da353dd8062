import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { PlanId } from './plan.schema.ts';

export const goalMeasures = [
  'units',
  'revenue',
  'gross_profit',
  'new_car_share',
  'derivative_share',
  'brand_share',
  'rival_share',
  'csi',
  'nps',
  'online_contribution',
] as const;
/**
 * What a year is judged by (年度目标). Units: cars; fen; shares in basis points of gross profit, of the
 * brand's registrations, of brand and rivals together, of units; CSI and NPS in hundredths of a point.
 */
export const GoalMeasure = z.enum(goalMeasures);
export type GoalMeasure = (typeof goalMeasures)[number];

export const Goal = z.object({
  measure: GoalMeasure,
  unit: z.enum(['cars', 'fen', 'bp', 'hundredths']),
  value: z.int().nullable(),
  /** Last year from the facts; null = no facts to count it from. */
  lastYear: z.int().nullable(),
  /** Growth on last year in bp; for shares and points the difference instead, in their own unit. */
  growth: z.int().nullable(),
});

export const getGoals = endpoint('GET /api/plans/:id/goals', {
  summary: 'Goals of a plan beside last year and the growth',
  access: 'plan:read',
  input: PlanId,
  output: z.object({
    rows: z.array(Goal),
    lastYear: z.int(),
    /** The last month of last year that has facts; null = none. */
    lastMonth: z.string().nullable(),
    rivalBrandIds: z.array(z.uuid()),
    /** Cars to be won from the named rivals so that the rival share is met (竞品增量). */
    rivalIncrement: z.int().nullable(),
  }),
});

export const putGoals = endpoint('PUT /api/plans/:id/goals', {
  summary: 'Set goals; those left out stay, null removes one',
  access: 'plan:edit',
  input: PlanId.extend({
    values: z.partialRecord(GoalMeasure, z.int().nullable()),
    rivalBrandIds: z.array(z.uuid()).max(100).optional(),
  }),
  output: z.object({}),
});
