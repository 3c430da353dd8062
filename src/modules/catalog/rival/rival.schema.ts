import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';

export const reportStates = ['new', 'confirmed', 'doubted'] as const;
const Fen = z.int().min(1).max(10_000_000_00);
const Id = z.object({ id: z.uuid() });

/** A price seen at a rival (竞品报价): when, where and by whom, with what proves it. */
export const PriceReport = z.object({
  id: z.uuid(),
  rivalId: z.uuid(),
  trimName: z.string(),
  priceFen: z.int(),
  gift: z.string(),
  seenOn: z.iso.date(),
  place: z.string(),
  link: z.string(),
  note: z.string(),
  storeName: z.string().nullable(),
  madeBy: z.uuid(),
  madeByName: z.string().nullable(),
  madeAt: z.iso.datetime(),
  state: z.enum(reportStates),
  judgedByName: z.string().nullable(),
  judgedWhy: z.string(),
  files: z.int(),
});

/** A rival model with the models of ours that it stands against, and what was last seen of it. */
export const Rival = z.object({
  id: z.uuid(),
  name: z.string(),
  brandName: z.string(),
  guidePriceLowFen: z.int().nullable(),
  guidePriceHighFen: z.int().nullable(),
  against: z.array(z.object({ id: z.uuid(), name: z.string() })),
  latest: PriceReport.nullable(),
  /** The price seen before the latest, doubted ones left out. */
  beforeFen: z.int().nullable(),
  reports: z.int(),
});

const Watch = z.object({
  today: z.iso.date(),
  freshDays: z.int(),
  rows: z.array(Rival),
});

export const getRivals = endpoint('GET /api/rivals', {
  summary: 'Rival models with the latest price seen of each',
  access: 'catalog:read',
  input: z.object({ modelId: z.uuid().optional() }),
  output: Watch,
});

export const getPriceReports = endpoint('GET /api/rivals/:id/reports', {
  summary: 'Prices seen of a rival model, the latest first; 200 at most',
  access: 'catalog:read',
  input: Id,
  output: z.object({ rows: z.array(PriceReport) }),
});

export const postRival = endpoint('POST /api/rivals', {
  summary: 'Set a model of others against one of ours; twice is once',
  access: 'catalog:edit',
  input: z.object({ modelId: z.uuid(), rivalId: z.uuid() }),
  output: z.object({ modelId: z.uuid(), rivalId: z.uuid() }),
});

export const deleteRival = endpoint('DELETE /api/rivals/:rivalId/against/:modelId', {
  summary: 'A model stands against one of ours no longer; its prices stay',
  access: 'catalog:edit',
  input: z.object({ modelId: z.uuid(), rivalId: z.uuid() }),
  output: z.object({ modelId: z.uuid(), rivalId: z.uuid() }),
});

export const postPriceReport = endpoint('POST /api/price-reports', {
  summary: 'Report a price seen at a rival; whoever sells or markets may',
  access: 'catalog:read',
  input: z.object({
    rivalId: z.uuid(),
    priceFen: Fen,
    place: z.string().trim().min(1).max(60),
    seenOn: z.iso.date().optional(),
    trimName: z.string().trim().max(60).default(''),
    gift: z.string().trim().max(200).default(''),
    link: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
    note: z.string().trim().max(300).default(''),
  }),
  output: z.object({ id: z.uuid(), dropBp: z.int().nullable() }),
});

export const putReportJudgement = endpoint('PUT /api/price-reports/:id/judgement', {
  summary: 'Confirm or doubt a price that somebody else reported; a doubt says why',
  access: 'catalog:read',
  input: z.object({
    id: z.uuid(),
    state: z.enum(['confirmed', 'doubted']),
    why: z.string().trim().max(200).default(''),
  }),
  output: Id,
});
