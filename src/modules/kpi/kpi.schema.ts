import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Day, queryList } from '../../kernel/page.ts';

/** What a KPI may be listed by; `region` is the deal's area, `company` another word for brand. */
export const dimensions = [
  'day',
  'month',
  'quarter',
  'year',
  'store',
  'team',
  'person',
  'brand',
  'model',
  'body_type',
  'region',
  'source',
  'campaign',
] as const;
export type Dimension = (typeof dimensions)[number];

const Words = z.object({ name: z.string(), formula: z.string() });

export const Kpi = z.object({
  key: z.string(),
  unit: z.string(),
  owner: z.string(),
  zh: Words,
  en: Words,
});

export const getKpis = endpoint('GET /api/kpis', {
  summary: 'Definitions of every KPI: formula, unit, owner',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(Kpi) }),
});

export const KpiRow = z
  .object({
    value: z.number().nullable(),
    numerator: z.number(),
    denominator: z.number().nullable(),
    /** Ids behind the labels, for links to the rows: `storeId`, `modelId` … */
    ids: z.record(z.string(), z.string()),
  })
  .catchall(z.string());

export const KpiAnswer = z.object({
  key: z.string(),
  unit: z.string(),
  from: Day,
  to: Day,
  total: z.number().nullable(),
  rows: z.array(KpiRow),
});

export const getKpi = endpoint('GET /api/kpis/:key', {
  summary: 'A KPI over a span of business days, by any of its dimensions',
  access: 'kpi:read',
  input: z
    .object({
      key: z.string().max(60),
      from: Day,
      to: Day,
      by: queryList(z.enum(dimensions)),
      storeId: queryList(z.uuid()),
      teamId: queryList(z.uuid()),
      personId: queryList(z.uuid()),
      modelId: queryList(z.uuid()),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' }),
  output: KpiAnswer,
});
