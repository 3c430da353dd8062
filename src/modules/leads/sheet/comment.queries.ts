import { sql } from 'kysely';
import type { z } from 'zod';
import { pageFrom } from '../../../kernel/page.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import type { LiveComment } from './comment.schema.ts';

type Asked = { state: 'open' | 'answered' | 'lead'; limit: number; after?: string | undefined };

/** The only door to comments: those of the stores whose leads one reads. */
const visible = (ctx: Ctx) => withinReach(ctx, 'lead', 'read', { store: 'comment.storeId' });

/** Comments within reach, the latest first by the order in which they came. */
export async function commentsOf(ctx: Ctx, { state, limit, after }: Asked) {
  const { rows } = await sql<z.output<typeof LiveComment>>`
    select comment.id, comment.at, s.name as store_name, o.name as source_name, comment.nickname, comment.platform_user,
      comment.text, comment.intents, comment.lead_id, p.name as answered_by_name, comment.answered_at
    from leads.comment comment
    join people.store s on s.tenant_id = comment.tenant_id and s.id = comment.store_id
    left join marketing.source o on o.tenant_id = comment.tenant_id and o.id = comment.source_id
    left join people.person p on p.tenant_id = comment.tenant_id and p.id = comment.answered_by
    where comment.tenant_id = ${ctx.actor.tenantId} and comment.state = ${state}
      and (${after ?? null}::uuid is null or comment.id < ${after ?? null}::uuid) and ${visible(ctx)}
    order by comment.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(rows, limit, ({ id }) => id);
}

/** Undefined where there is none within reach; its state where somebody was first. */
export async function markAnswered(ctx: Ctx, id: string): Promise<'answered' | 'done' | undefined> {
  const { db, actor, now } = ctx;
  const { rows } = await sql<{ state: string }>`
    select comment.state from leads.comment comment where comment.tenant_id = ${actor.tenantId}
      and comment.id = ${id}::uuid and ${visible(ctx)} for update`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  if (found.state !== 'open') return 'done';
  await sql`update leads.comment set state = 'answered', answered_by = ${actor.personId}::uuid,
      answered_at = ${now}::timestamptz
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
  return 'answered';
}
