import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';
import { moveFactsTo, reverseFactsOf } from '../../platform/facts/facts.queries.ts';
import { appendDealFacts } from './deal-import.queries.ts';

/**
 * What was told of a deal under its earlier source is taken back and told anew (归因更正). An imported deal is told from its
 * row; what a deal of the showroom has told by and by is moved as it stands.
 */
export async function retellFacts(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { tenantId } = ctx.actor;
  const of = (origin: 'import' | 'showroom') =>
    sql`select id from sales.deal where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and origin = ${origin}`;
  await reverseFactsOf(ctx, of('import'));
  await appendDealFacts(ctx, of('import'));
  await moveFactsTo(
    ctx,
    sql`select id as subject_id, source_id, campaign_id from sales.deal
      where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[]) and origin = 'showroom'`,
  );
}
