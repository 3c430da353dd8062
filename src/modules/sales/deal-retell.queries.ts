import { sql } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { appendFactsFrom, reverseFactsOf } from '../../platform/facts/facts.queries.ts';
import { appendDealFacts } from './deal-import.queries.ts';

/**
 * Tells deals again under the source and campaign that they have now (归因更正). A deal of a history is told from its
 * row; one of the showroom keeps each fact on its own day, taken back from the one and given to the other.
 */
export async function retellFacts(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { db, actor, now } = ctx;
  const chosen = sql`tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`;
  const imported = () => sql`select id from sales.deal where ${chosen} and origin = 'import'`;
  await reverseFactsOf(ctx, imported());
  await appendDealFacts(ctx, imported());
  await appendFactsFrom(
    db,
    sql`select f.tenant_id, gen_random_uuid(), f.day, f.origin_day, ${now}::timestamptz, ${now}::timestamptz, f.kind,
        f.subject_kind, f.subject_id, f.store_id, f.team_id, f.person_id, f.model_id,
        case s.sign when 1 then coalesce(d.source_id, ${NOBODY}) else f.source_id end,
        case s.sign when 1 then coalesce(d.campaign_id, ${NOBODY}) else f.campaign_id end, f.area_id,
        s.sign * f.quantity, s.sign * f.amount
      from (select tenant_id, day, origin_day, kind, subject_kind, subject_id, store_id, team_id, person_id, model_id,
          source_id, campaign_id, area_id, sum(quantity)::int as quantity, sum(amount)::bigint as amount
        from platform.fact where tenant_id = ${actor.tenantId} and subject_id = any(${[...ids]}::uuid[])
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 having sum(quantity) <> 0 or sum(amount) <> 0) f
      join sales.deal d on d.tenant_id = f.tenant_id and d.id = f.subject_id and d.origin = 'showroom'
      cross join (values (1), (-1)) s(sign)
      where d.tenant_id = ${actor.tenantId}
        and (f.source_id <> coalesce(d.source_id, ${NOBODY}) or f.campaign_id <> coalesce(d.campaign_id, ${NOBODY}))`,
  );
}
