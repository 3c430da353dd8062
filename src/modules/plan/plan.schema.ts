import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Day } from '../../kernel/page.ts';
import { ActionStatus } from './actions/action-list.schema.ts';

/** What is planned and decomposed: cars, or fen. */
export const measures = ['units', 'revenue', 'gross_profit'] as const;
export const Measure = z.enum(measures);
export type Measure = (typeof measures)[number];

export const PlanId = z.object({ id: z.uuid() });

export const Plan = z.object({
  id: z.uuid(),
  year: z.int(),
  /** The store that the plan is for; null = the whole dealer group. */
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  mayEdit: z.boolean(),
  decomposed: z.array(
    z.object({
      measure: Measure,
      version: z.int(),
      changedAt: z.iso.datetime(),
      publishedVersion: z.int().nullable(),
    }),
  ),
});
export type Plan = z.infer<typeof Plan>;

export const getPlans = endpoint('GET /api/plans', {
  summary: 'Year plans of the dealer group and of stores',
  access: 'plan:read',
  input: z.object({ year: z.coerce.number().int().optional() }),
  output: z.object({ rows: z.array(Plan) }),
});

export const getPlan = endpoint('GET /api/plans/:id', {
  summary: 'One year plan',
  access: 'plan:read',
  input: PlanId,
  output: Plan,
});

export const postPlan = endpoint('POST /api/plans', {
  summary: 'Start the plan of a year for the dealer group or one store',
  access: 'plan:edit',
  input: z.object({
    year: z.int().min(2000).max(2100),
    storeId: z.uuid().nullable().default(null),
  }),
  output: Plan,
});

export const Owner = z.object({ id: z.uuid(), name: z.string() });

export const Action = z.object({
  id: z.uuid(),
  title: z.string(),
  owner: Owner,
  startsOn: Day,
  endsOn: Day,
  status: ActionStatus,
});

export const getPlanActions = endpoint('GET /api/plans/:id/actions', {
  summary: 'Actions of a plan',
  access: 'plan:read',
  input: PlanId,
  output: z.object({ rows: z.array(Action) }),
});

const ActionFields = z
  .object({
    title: z.string().trim().min(1).max(200),
    ownerId: z.uuid(),
    startsOn: Day,
    endsOn: Day,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: 'must not be before startsOn',
  });

export const postPlanAction = endpoint('POST /api/plans/:id/actions', {
  summary: 'Add an action to a plan',
  access: 'plan:edit',
  input: PlanId.and(ActionFields),
  output: Action,
});

export const putPlanAction = endpoint('PUT /api/plans/:id/actions/:actionId', {
  summary: 'Change an action',
  access: 'plan:edit',
  input: PlanId.extend({ actionId: z.uuid() }).and(ActionFields),
  output: Action,
});

export const deletePlanAction = endpoint('DELETE /api/plans/:id/actions/:actionId', {
  summary: 'Remove an action',
  access: 'plan:edit',
  input: PlanId.extend({ actionId: z.uuid() }),
  output: z.object({}),
});
