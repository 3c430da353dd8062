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
