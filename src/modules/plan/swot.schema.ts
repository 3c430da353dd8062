import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Owner, PlanId } from './plan.schema.ts';

export const quadrants = ['strength', 'weakness', 'opportunity', 'threat'] as const;
/** The four quadrants of a SWOT (优势 劣势 机会 威胁). */
export const Quadrant = z.enum(quadrants);

export const SwotItem = z.object({
  id: z.uuid(),
  quadrant: Quadrant,
  title: z.string(),
  evidence: z.string(),
  owner: Owner,
  /** Actions that answer the item; none = unanswered. */
  actions: z.array(z.object({ id: z.uuid(), title: z.string() })),
});
export type SwotItem = z.infer<typeof SwotItem>;

export const getSwot = endpoint('GET /api/plans/:id/swot', {
  summary: 'SWOT of a plan: items with evidence, owner and the actions that answer them',
  access: 'plan:read',
  input: PlanId,
  output: z.object({ rows: z.array(SwotItem), unanswered: z.int() }),
});

const SwotFields = z.object({
  quadrant: Quadrant,
  title: z.string().trim().min(1).max(200),
  evidence: z.string().trim().max(2000).default(''),
  ownerId: z.uuid(),
  actionIds: z.array(z.uuid()).max(50).default([]),
});

export const postSwotItem = endpoint('POST /api/plans/:id/swot', {
  summary: 'Add a SWOT item',
  access: 'plan:edit',
  input: PlanId.extend(SwotFields.shape),
  output: z.object({ id: z.uuid() }),
});

export const putSwotItem = endpoint('PUT /api/plans/:id/swot/:itemId', {
  summary: 'Change a SWOT item and the actions that answer it',
  access: 'plan:edit',
  input: PlanId.extend({ itemId: z.uuid(), ...SwotFields.shape }),
  output: z.object({ id: z.uuid() }),
});

export const deleteSwotItem = endpoint('DELETE /api/plans/:id/swot/:itemId', {
  summary: 'Remove a SWOT item',
  access: 'plan:edit',
  input: PlanId.extend({ itemId: z.uuid() }),
  output: z.object({}),
});
