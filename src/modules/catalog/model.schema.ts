import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

export const energies = ['', 'fuel', 'bev', 'phev', 'erev'] as const;

export const Model = z.object({
  id: z.uuid(),
  name: z.string(),
  brandId: z.uuid(),
  brandName: z.string(),
  /** Whether the group sells this brand; false for rivals. */
  own: z.boolean(),
  bodyType: z.string(),
  energy: z.enum(energies),
  guidePriceLowFen: z.number().int().nullable(),
  guidePriceHighFen: z.number().int().nullable(),
  activatedAt: z.iso.datetime().nullable(),
});

export const getModels = endpoint('GET /api/models', {
  summary: 'Models with their brands',
  access: 'catalog:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Model) }),
});

/** What a model is for in a year's plan (车型角色): 主力, 战略, 利润, 其他. */
export const modelRoles = ['main', 'strategic', 'profit', 'other'] as const;
export type ModelRole = (typeof modelRoles)[number];
const Year = z.coerce.number().int().min(2000).max(2100);

export const getModelRoles = endpoint('GET /api/model-roles', {
  summary: 'The role of each model in a year',
  access: 'catalog:read',
  input: z.object({ year: Year }),
  output: z.object({ rows: z.array(z.object({ modelId: z.uuid(), role: z.enum(modelRoles) })) }),
});

export const putModelRole = endpoint('PUT /api/models/:id/roles/:year', {
  summary: 'Give a model its role in a year; null takes it back',
  access: 'catalog:edit',
  input: z.object({ id: z.uuid(), year: Year, role: z.enum(modelRoles).nullable() }),
  output: z.object({ id: z.uuid() }),
});
