import type { z } from 'zod';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { noSuchSource, sourceTaken } from './marketing.refusals.ts';
import {
  campaignsOf,
  changeSource,
  insertCampaign,
  insertSource,
  sourcesOf,
} from './source.queries.ts';
import type { patchSource, postSource } from './source.schema.ts';

export const listSources = async (ctx: Ctx) => ({ rows: await sourcesOf(ctx) });
export const listCampaigns = async (ctx: Ctx) => ({ rows: await campaignsOf(ctx) });

/** Adds a source of leads (来源); a name is given once. */
export async function addSource(ctx: Ctx, input: z.output<typeof postSource.input>) {
  const id = uuidV7();
  if (!(await insertSource(ctx, { id, ...input }))) throw sourceTaken();
  await audit(ctx, { action: 'source.added', resource: 'market', recordId: id, after: input });
  return { id };
}

export async function correctSource(
  ctx: Ctx,
  { id, ...change }: z.output<typeof patchSource.input>,
) {
  const before = (await sourcesOf(ctx)).find((source) => source.id === id);
  if (!before) throw noSuchSource();
  await changeSource(ctx, id, {
    reach: change.reach ?? before.reach,
    priceFen: change.priceFen === undefined ? before.priceFen : change.priceFen,
  });
  await audit(ctx, {
    action: 'source.changed',
    resource: 'market',
    recordId: id,
    before,
    after: change,
  });
  return { id };
}

export async function addCampaign(ctx: Ctx, { name }: { name: string }) {
  const id = uuidV7();
  if (!(await insertCampaign(ctx, { id, name }))) throw sourceTaken();
  await audit(ctx, { action: 'campaign.added', resource: 'market', recordId: id, after: { name } });
  return { id };
}
