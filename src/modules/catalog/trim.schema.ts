import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden, ofWholeGroup } from '../../kernel/field.ts';
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
  floorFen: guarded('floor_price', Amount, ofWholeGroup),
  costFen: guarded('cost', Amount, ofWholeGroup),
  rebateFen: guarded('cost', Amount, ofWholeGroup),
  closedAt: z.iso.datetime().nullable(),
  hidden: Hidden,
});

export const getTrims = endpoint('GET /api/trims', {
  summary: 'Trims on sale with the prices of a day; with `closed` those no longer sold too',
  access: 'catalog:read',
  input: z.object({
    modelId: z.uuid().optional(),
    day: z.iso.date().optional(),
    closed: z.stringbool().optional(),
  }),
  output: z.object({ rows: z.array(Trim) }),
});

const Id = z.object({ id: z.uuid() });

/** What is known of a trim beside its price (车款参数). */
export const TrimFields = z.object({
  name: z.string().trim().min(1).max(60),
  seats: z.int().min(1).max(60).default(5),
  engineTenths: z.int().min(1).max(150).nullable().default(null),
  electricRangeKm: z.int().min(1).max(2000).nullable().default(null),
  inNevCatalogue: z.boolean().default(false),
  colours: z.array(z.string().trim().min(1).max(20)).max(30).default([]),
});

export const postTrim = endpoint('POST /api/trims', {
  summary: 'Add a trim to a model; its name is taken once',
  access: 'catalog:edit',
  input: TrimFields.extend({ modelId: z.uuid() }),
  output: Id,
});

export const putTrim = endpoint('PUT /api/trims/:id', {
  summary: 'Correct what is known of a trim',
  access: 'catalog:edit',
  input: TrimFields.extend({ id: z.uuid() }),
  output: Id,
});

export const postTrimClosing = endpoint('POST /api/trims/:id/closing', {
  summary: 'Sell a trim no longer, or again; what was offered of it stands',
  access: 'catalog:edit',
  input: z.object({ id: z.uuid(), closed: z.boolean() }),
  output: Id,
});

const Price = z.int().min(0).max(10_000_000_00);

/** One price of a trim (价格), in force from a day until the next. */
export const TrimPrice = z.object({
  fromOn: z.iso.date(),
  guideFen: z.int(),
  floorFen: guarded('floor_price', Amount, ofWholeGroup),
  costFen: guarded('cost', Amount, ofWholeGroup),
  rebateFen: guarded('cost', Amount, ofWholeGroup),
  source: z.string(),
  setByName: z.string().nullable(),
  setAt: z.iso.datetime(),
  hidden: Hidden,
});

export const getTrimPrices = endpoint('GET /api/trims/:id/prices', {
  summary: 'The prices of a trim, the latest day first, with who set them',
  access: 'catalog:read',
  input: z.object({ id: z.uuid() }),
  output: z.object({ today: z.iso.date(), rows: z.array(TrimPrice) }),
});

export const postTrimPrice = endpoint('POST /api/trims/:id/prices', {
  summary: 'Set the price of a trim from today or a day to come; what has begun is never changed',
  access: 'catalog:edit',
  input: z.object({
    id: z.uuid(),
    fromOn: z.iso.date(),
    guideFen: Price.min(1),
    floorFen: guarded('floor_price', Price, ofWholeGroup),
    costFen: guarded('cost', Price, ofWholeGroup),
    rebateFen: guarded('cost', Price, ofWholeGroup).default(0),
    source: z.string().trim().max(200).default(''),
  }),
  output: z.object({ id: z.uuid(), fromOn: z.iso.date() }),
});

export const deleteTrimPrice = endpoint('DELETE /api/trims/:id/prices/:fromOn', {
  summary: 'Withdraw a price that has not begun',
  access: 'catalog:edit',
  input: z.object({ id: z.uuid(), fromOn: z.iso.date() }),
  output: Id,
});
