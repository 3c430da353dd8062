import type { Ctx } from '../../../platform/db.ts';
import { scriptsForSource } from '../../marketing/index.ts';
import { sourceOfLead } from '../lead.queries.ts';
import { noSuchLead } from '../lead.refusals.ts';

/** What to say to a lead (手边话术): by its source, to who sees the lead. */
export async function scriptsBeside(ctx: Ctx, { id }: { id: string }) {
  const lead = await sourceOfLead(ctx, id);
  if (!lead) throw noSuchLead({ id });
  return { rows: await scriptsForSource(ctx, lead.sourceId) };
}
