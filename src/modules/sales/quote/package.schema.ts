import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

/** A package (套餐) as the store keeps it. */
export const Package = z.object({
  id: z.uuid(),
  name: z.string(),
  note: z.string(),
  position: z.int(),
  modelId: z.uuid().nullable(),
  modelName: z.string().nullable(),
  productIds: z.array(z.uuid()),
  productNames: z.array(z.string()),
  listFen: z.int(),
  priceFen: z.int().nullable(),
  accepted: z.int(),
  declined: z.int(),
});

export const getPackages = endpoint('GET /api/packages', {
  summary: 'Packages beside the car, with how often customers took and declined them',
  access: 'catalog:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Package) }),
});

export const postPackage = endpoint('POST /api/packages', {
  summary: 'Make a package of products at the sum of their prices or one of its own',
  access: 'catalog:edit',
  input: z.object({
    name: z.string().trim().min(1).max(20),
    note: z.string().trim().max(100).default(''),
    position: z.int().min(1).max(4),
    modelId: z.uuid().nullable().default(null),
    productIds: z.array(z.uuid()).min(1).max(12),
    priceFen: z.int().min(0).max(100_000_000).nullable().default(null),
  }),
  output: z.object({ id: z.uuid() }),
});

export const postPackageClosing = endpoint('POST /api/packages/:id/closing', {
  summary: 'Offer a package no more; what was offered stays',
  access: 'catalog:edit',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});
