import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../kernel/field.ts';
import { energies } from './model.schema.ts';

const Amount = z.int().nullable();

/** A trim (车款) of a model the group sells, with the prices of a day. */
export const Trim = z.object({
  id: z.uuid(),
  name: z.string(),
  modelId: z.uuid(),
  modelName: z.string(),
  brandName: z.string(),
  energy: z.enum(energies),
  seats: z.int(),
  /** Tenths of a litre; null for a car without an engine. */
  engineTenths: z.int().nullable(),
  electricRangeKm: z.int().nullable(),
  inNevCatalogue: z.boolean(),
  colours: z.array(z.string()),
  guideFen: Amount,
  floorFen: guarded('floor_price', Amount),
  costFen: guarded('cost', Amount),
  rebateFen: guarded('cost', Amount),
  closedAt: z.iso.datetime().nullable(),
  hidden: Hidden,
});

export const getTrims = endpoint('GET /api/trims', {
  summary: 'Trims on sale with the prices of a day',
  access: 'catalog:read',
  input: z.object({ modelId: z.uuid().optional(), day: z.iso.date().optional() }),
  output: z.object({ rows: z.array(Trim) }),
});
