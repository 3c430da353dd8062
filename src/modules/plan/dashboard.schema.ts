import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Month } from '../../kernel/page.ts';
import { Measure } from './plan.schema.ts';

export const dashboardDimensions = ['month', 'model', 'store', 'team', 'person'] as const;
export const DashboardBy = z.enum(dashboardDimensions);
export type DashboardBy = (typeof dashboardDimensions)[number];

/** Actual, target, forecast and last year of one line; cars or fen, ratios in basis points. */
export const Figures = z.object({
  actual: z.int(),
  /** Of the whole year; null = no target is published. */
  target: z.int().nullable(),
  /** What the target asks for up to today (应到), whole months and the running one by its days. */
  dueByNow: z.int().nullable(),
  forecast: z.int().nullable(),
  forecastLow: z.int().nullable(),
  forecastHigh: z.int().nullable(),
  /** The same span of last year, day for day. */
  lastYear: z.int(),
  /** Actual over the target of the year. */
  attainmentBp: z.int().nullable(),
  /** Actual over what is due by now. */
  paceBp: z.int().nullable(),
  yearOnYearBp: z.int().nullable(),
});

export const DashboardRow = Figures.extend({ id: z.string(), name: z.string() });

export const getDashboard = endpoint('GET /api/dashboard', {
  summary:
    'Actual, target, forecast and attainment of a year by month, model, store, team or person',
  access: 'kpi:read',
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2100),
    measure: Measure.default('units'),
    by: DashboardBy.default('month'),
    storeId: z.uuid().optional(),
    teamId: z.uuid().optional(),
    personId: z.uuid().optional(),
    modelId: z.uuid().optional(),
  }),
  output: z.object({
    year: z.int(),
    measure: Measure,
    by: DashboardBy,
    /** Today in the group's zone: what is "by now". */
    today: z.string(),
    total: Figures,
    rows: z.array(DashboardRow),
    published: z
      .object({ number: z.int(), publishedAt: z.iso.datetime(), planId: z.uuid() })
      .nullable(),
    /** How the forecast of the total was made and how well it did on months it had not seen. */
    method: z
      .object({
        name: z.string(),
        heldBack: z.array(Month),
        wapeBp: z.int().nullable(),
        mase: z.number().nullable(),
        naiveWapeBp: z.int().nullable(),
      })
      .nullable(),
  }),
});
