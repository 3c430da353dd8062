import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const Name = z.string().trim().min(1).max(60);
export const reaches = ['', 'online', 'offline'] as const;

export const Source = z.object({
  id: z.uuid(),
  name: z.string(),
  reach: z.enum(reaches),
  /** What one lead costs, where the source sells them. */
  priceFen: z.int().nullable(),
});
export const Campaign = z.object({ id: z.uuid(), name: z.string() });

export const getSources = endpoint('GET /api/sources', {
  summary: 'Where leads come from',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(Source) }),
});

export const postSource = endpoint('POST /api/sources', {
  summary: 'Add a source of leads',
  access: 'market:edit',
  input: z.object({
    name: Name,
    reach: z.enum(reaches).default(''),
    priceFen: z.int().min(0).max(100_000_000).nullable().default(null),
  }),
  output: z.object({ id: z.uuid() }),
});

export const patchSource = endpoint('PATCH /api/sources/:id', {
  summary: 'Correct a source: its reach, and what a lead of it costs',
  access: 'market:edit',
  input: z.object({
    id: z.uuid(),
    reach: z.enum(reaches).optional(),
    priceFen: z.int().min(0).max(100_000_000).nullable().optional(),
  }),
  output: z.object({ id: z.uuid() }),
});

export const getCampaigns = endpoint('GET /api/campaigns', {
  summary: 'Campaigns, the latest first',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ rows: z.array(Campaign) }),
});

export const postCampaign = endpoint('POST /api/campaigns', {
  summary: 'Add a campaign',
  access: 'market:edit',
  input: z.object({ name: Name }),
  output: z.object({ id: z.uuid() }),
});
